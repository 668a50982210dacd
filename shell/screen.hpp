#pragma once

#include <cstddef>
#include <iosfwd>

namespace stemma::shell {

/// Where answers go, and what is known of it.
struct Screen {
  std::ostream* out;
  bool terminal;        ///< a person reads it: what commands a terminal is escaped
  bool colour;          ///< a terminal, and NO_COLOR is not set
  std::size_t columns;  ///< tables fit into so many; 0 where there is no limit
};

/// Standard output.
[[nodiscard]] Screen standard_screen();

/// Whether standard input, standard error are terminals.
[[nodiscard]] bool input_is_terminal();
[[nodiscard]] bool errors_are_terminal();

}  // namespace stemma::shell
