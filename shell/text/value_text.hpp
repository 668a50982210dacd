#pragma once

#include <string>
#include <string_view>

#include "shell/formats/format.hpp"
#include "stemma/stemma.h"

namespace stemma::shell {

/// A value of the current row as a cell of the form: strings bare, nodes `(:Label {key: 'value'})`,
/// relationships `[:TYPE {key: 1}]`, paths as chains `(one)-[:OWNS]->(other)` of what nodes are
/// called.
[[nodiscard]] Cell cell_of(stemma_result* result, const stemma_value* value, CellForm form);

/// What `stemma_value_text` writes: numbers, booleans, strings, dates.
[[nodiscard]] std::string scalar_text(const stemma_value* value);

/// A string of the language in quotes; a name as it is written in a query, in back-ticks if it must
/// be.
[[nodiscard]] std::string quoted(std::string_view text);
[[nodiscard]] std::string name_text(std::string_view name);

/// What is nested deeper is written as `...`.
inline constexpr int value_depth_max = 200;

}  // namespace stemma::shell
