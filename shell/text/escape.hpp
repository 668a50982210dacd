#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::shell {

/// Which of the characters that command a terminal are written as `\n` or `\u{1b}`.
enum class Escape {
  controls_and_breaks,  ///< tabs and line ends too: a cell of a table is one line
  controls              ///< tabs and line ends stay
};

/// C0, DEL, C1, the line separators and the marks that turn the direction of writing.
[[nodiscard]] bool commands_terminal(std::int32_t code_point);

/// Whatever a text holds, it moves no cursor, changes no colour and turns no line around.
[[nodiscard]] std::string escaped(std::string_view text, Escape what);

}  // namespace stemma::shell
