#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "parser/ast/query.hpp"

namespace stemma::parser {

/// What a query text may be. Past a limit the text is refused with an error that names it.
struct Limits {
  std::size_t text_bytes_max = 16u << 20;
  std::size_t nesting_max = 256;  ///< parentheses, lists, maps, CASE, subqueries, comprehensions
};

/// Reads one statement; a `;` at its end is allowed. Every error is a compile-time SyntaxError with
/// code, place and what was expected. Linear in the length of the text.
[[nodiscard]] Result<ast::Statement> parse(std::string_view text, const Limits& limits = {});

/// The statements of a script, split at `;` outside strings, back-ticks and comments, as places in
/// the text, white space and comments around them cut off; empty ones left out. A comment that is
/// never closed belongs to the last.
[[nodiscard]] std::vector<SourceRange> split_statements(std::string_view text);

/// Prints an error as the shell shows it: code and message, the line it points at with its number,
/// a caret under the words by display width, and the hint. `text` is the text that was parsed.
[[nodiscard]] std::string describe(const Error& error, std::string_view text);

/// Line and column of a byte offset, both from 1; columns are characters (code points).
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
};
[[nodiscard]] LineColumn line_column(std::string_view text, std::size_t offset);

}  // namespace stemma::parser
