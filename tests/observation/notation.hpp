#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"
#include "tests/observation/shown_value.hpp"

namespace stemma::observation {

/// Reads one value of the result notation: null, true, 1, 1.5, NaN, 'it\'s', [1, 2], {k: 1},
/// (:A:B {k: 1}), [:T {k: 1}], <(:A)-[:T]->()<-[:U]-()>. All of the text must be read.
[[nodiscard]] Result<ShownValue> read_notation(std::string_view text);

/// The engine's value of what was read: anything but a node, a relationship or a path.
[[nodiscard]] Result<Value> to_value(const ShownValue& shown);

}  // namespace stemma::observation
