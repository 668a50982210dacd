#pragma once

#include <cstddef>
#include <string_view>

namespace stemma::shell {

/// How many bytes of blanks and comments a text begins with.
[[nodiscard]] std::size_t blank_bytes(std::string_view text);

/// Whether a statement, or a dot command, has its end: nothing more has to be typed.
[[nodiscard]] bool is_complete(std::string_view text);

/// A text of one statement without the `;` at its end.
[[nodiscard]] std::string_view only_statement(std::string_view text);

}  // namespace stemma::shell
