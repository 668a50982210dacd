#include <array>
#include <exception>
#include <iostream>
#include <string_view>

#include "shell/commands/commands.hpp"

namespace {

using namespace stemma::shell;

struct Command {
  std::string_view name;
  ExitCode (*run)(int, char**);
};

constexpr std::array commands = {
    Command{"run", run_command},       Command{"queries", queries_command},
    Command{"demo", demo_command},     Command{"import", import_command},
    Command{"check", check_command},   Command{"dump", dump_command},
    Command{"backup", backup_command}, Command{"checkpoint", backup_command}};

ExitCode run(int count, char** arguments) {
  for (const Command& command : commands) {
    if (count > 1 && command.name == arguments[1]) return command.run(count - 1, arguments + 1);
  }
  return database_command(count, arguments);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return static_cast<int>(run(count, arguments));
  } catch (const std::exception& exception) {
    std::cerr << "error: " << exception.what() << '\n';
    return static_cast<int>(ExitCode::query_error);
  }
}
