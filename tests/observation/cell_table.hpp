#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stemma::observation {

using Cells = std::vector<std::string>;
using CellTable = std::vector<Cells>;

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The cells of `| a | b |`, white space around them cut off, then `\|`, `\\` and `\n` unescaped.
/// A lone `|` is a row without cells.
[[nodiscard]] Cells read_cells(std::string_view line);

/// The inverse of the unescaping in `read_cells`.
[[nodiscard]] std::string escape_cell(std::string_view text);

/// Lines `| a  | b |` with the columns aligned by display width, each behind `indent`.
[[nodiscard]] std::vector<std::string> print_table(const CellTable& table, std::string_view indent);

}  // namespace stemma::observation
