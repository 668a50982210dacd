#pragma once

#include <span>
#include <string_view>

#include "shell/outcome.hpp"

namespace stemma::shell {

class Shell;

/// A command of the shell itself: a line that begins with a point.
struct DotCommand {
  std::string_view name;
  std::string_view arguments;
  std::string_view help;
};

[[nodiscard]] std::span<const DotCommand> dot_commands();

/// Runs such a line.
[[nodiscard]] Outcome<Done> run_dot_command(Shell& shell, std::string_view line);

}  // namespace stemma::shell
