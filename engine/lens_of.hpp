#pragma once

#include "engine/database.hpp"
#include "engine/functions/function.hpp"
#include "engine/plan/plan.hpp"
#include "storage/lens.hpp"

namespace stemma::engine {

/// What a statement looks at the graph through: the words before its query, evaluated. Names of
/// nodes are those that `view` shows on the day.
[[nodiscard]] Result<storage::Lens> lens_of(const bound::Statement& statement,
                                            const storage::Snapshot& view,
                                            const Parameters& parameters,
                                            const StatementClock& clock);

}  // namespace stemma::engine
