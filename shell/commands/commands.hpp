#pragma once

#include "shell/exit_code.hpp"

namespace stemma::shell {

/// Each runs the program with arguments that begin with the name of the command.
[[nodiscard]] ExitCode database_command(int count, char** arguments);  ///< stemma DB ...
[[nodiscard]] ExitCode run_command(int count, char** arguments);
[[nodiscard]] ExitCode queries_command(int count, char** arguments);
[[nodiscard]] ExitCode demo_command(int count, char** arguments);
[[nodiscard]] ExitCode import_command(int count, char** arguments);
[[nodiscard]] ExitCode check_command(int count, char** arguments);
[[nodiscard]] ExitCode dump_command(int count, char** arguments);
[[nodiscard]] ExitCode backup_command(int count, char** arguments);

}  // namespace stemma::shell
