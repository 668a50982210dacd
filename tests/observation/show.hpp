#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "engine/database.hpp"
#include "storage/snapshot.hpp"
#include "tests/observation/shown_value.hpp"

namespace stemma::observation {

/// What a value holds, entities read through the view; temporal values become their ISO strings. An
/// entity that is deleted is shown without labels and properties.
[[nodiscard]] Result<ShownValue> show(const Value& value, const storage::Snapshot& view);

/// All that one statement answered.
struct ShownResult {
  std::vector<std::string> columns;
  std::vector<std::vector<ShownValue>> rows;
  std::string plan;
  std::string notes;  ///< as a person reads them
};

/// Runs a statement to its end.
[[nodiscard]] Result<ShownResult> run_and_show(engine::Session& session, std::string_view text,
                                               const engine::Parameters& parameters,
                                               const engine::RunOptions& options);

}  // namespace stemma::observation
