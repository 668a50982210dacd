#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/api/handles.hpp"
#include "shell/queries/saved_query.hpp"

namespace stemma::shell {

/// `name=value` pairs of -P: each value a literal of the language, or else the text itself.
[[nodiscard]] Outcome<ParametersHandle> parameters_of(const std::vector<std::string>& pairs);

/// `name=value` pairs for a saved query: unknown, missing and wrongly typed ones are errors; what
/// is left out has its default.
[[nodiscard]] Outcome<ParametersHandle> parameters_of(const SavedQuery& query,
                                                      const std::vector<std::string>& pairs);

/// Splits `name=value`.
struct Pair {
  std::string name;
  std::string value;
};
[[nodiscard]] Outcome<Pair> pair_of(std::string_view written);

}  // namespace stemma::shell
