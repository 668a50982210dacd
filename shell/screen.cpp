#include "shell/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace stemma::shell {
namespace {

std::size_t columns_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace

Screen standard_screen() {
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  return {&std::cout, terminal, terminal && (no_colour == nullptr || *no_colour == '\0'),
          terminal ? columns_of(STDOUT_FILENO) : 0};
}

bool input_is_terminal() { return isatty(STDIN_FILENO) != 0; }
bool errors_are_terminal() { return isatty(STDERR_FILENO) != 0; }

}  // namespace stemma::shell
