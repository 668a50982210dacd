#pragma once

#include "shell/shell.hpp"

namespace stemma::shell {

/// Talks with a person at a terminal until they leave. An error ends a statement, never the talk.
[[nodiscard]] ExitCode talk(Shell& shell);

}  // namespace stemma::shell
