#pragma once

#include "shell/api/handles.hpp"
#include "shell/json/json.hpp"

namespace stemma::shell {

/// The value that a JSON text stands for, in the forms that `json_of` writes. Nodes, relationships
/// and paths are no parameters.
[[nodiscard]] Outcome<ValueHandle> value_of(const Json& json);

/// The members of an object as parameters.
[[nodiscard]] Outcome<ParametersHandle> parameters_of(const Json& object);

}  // namespace stemma::shell
