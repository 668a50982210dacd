#pragma once

#include <vector>

#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

/// evidence.*: what is stated about nodes, relationships and properties, and by whom.
[[nodiscard]] std::vector<Procedure> evidence_procedures();
/// judgements.*: which nodes are the same, and which are not.
[[nodiscard]] std::vector<Procedure> judgement_procedures();

}  // namespace stemma::engine
