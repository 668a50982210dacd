#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "shell/formats/format.hpp"
#include "shell/outcome.hpp"

namespace stemma::shell {

/// Reads the arguments. Answers a code where the program ends with it: after --help, on a mistake.
[[nodiscard]] std::optional<ExitCode> read_arguments(CLI::App& app, int count, char** arguments);

/// Tells a failure on standard error.
ExitCode tell(const Failure& failure);
[[nodiscard]] ExitCode told(const Outcome<Done>& done);

/// Options that several commands have.
void add_format(CLI::App& app, std::string& format);
void add_queries(CLI::App& app, std::string& queries);

}  // namespace stemma::shell
