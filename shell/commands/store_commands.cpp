#include <fmt/format.h>

#include <iostream>

#include "shell/api/connection.hpp"
#include "shell/api/failure_of.hpp"
#include "shell/commands/command_line.hpp"
#include "shell/commands/commands.hpp"
#include "shell/interrupt.hpp"

namespace stemma::shell {
namespace {

/// Stops the dump where nobody reads it any more, and on Ctrl-C.
int write_line(void* /*context*/, const char* line, std::size_t bytes) {
  std::cout.write(line, static_cast<std::streamsize>(bytes)).put('\n');
  return std::cout && !take_interrupt() ? 0 : 1;
}

}  // namespace

ExitCode check_command(int count, char** words) {
  CLI::App app("Verifies a database: files, checksums, and what holds of every graph.",
               "stemma check");
  app.footer("Exit code 0: no problem was found; 1: some were, and are told.");
  std::string path;
  app.add_option("DB", path, "The database")->required()->type_name("");
  if (const auto code = read_arguments(app, count, words)) return *code;

  const Outcome<Connection> connection = connect(path, STEMMA_OPEN_READ_ONLY);
  if (!connection) return tell(connection.failure());
  CheckHandle check;
  ErrorHandle error;
  if (stemma_database_check(connection->database.get(), Into(check), Into(error)) >= STEMMA_ERROR) {
    return tell(failure_of(error));
  }
  const std::size_t problems = stemma_check_problem_count(check.get());
  std::cout << fmt::format("checked {} nodes, {} relationships, {} index entries: {}\n",
                           stemma_check_nodes(check.get()), stemma_check_relationships(check.get()),
                           stemma_check_index_entries(check.get()),
                           problems == 0 ? "clean" : fmt::format("{} problems", problems));
  std::cout.flush();
  for (std::size_t i = 0; i < problems; ++i) {
    std::cerr << stemma_check_problem(check.get(), i) << '\n';
  }
  return problems == 0 ? ExitCode::ok : ExitCode::query_error;
}

ExitCode dump_command(int count, char** words) {
  CLI::App app("Writes the whole graph as text, equal for equal graphs.", "stemma dump");
  std::string path;
  app.add_option("DB", path, "The database")->required()->type_name("");
  if (const auto code = read_arguments(app, count, words)) return *code;
  catch_interrupts();

  const Outcome<Connection> connection = connect(path, STEMMA_OPEN_READ_ONLY);
  if (!connection) return tell(connection.failure());
  ErrorHandle error;
  if (stemma_database_dump(connection->database.get(), write_line, nullptr, Into(error)) >=
      STEMMA_ERROR) {
    return tell(failure_of(error));
  }
  return ExitCode::ok;
}

ExitCode backup_command(int count, char** words) {
  CLI::App app("Makes a consistent copy of a database, at a path that is not there yet.",
               "stemma backup");
  std::string path;
  std::string copy;
  app.add_option("DB", path, "The database")->required()->type_name("");
  app.add_option("PATH", copy, "The copy")->required()->type_name("");
  if (const auto code = read_arguments(app, count, words)) return *code;

  const Outcome<Connection> connection = connect(path, STEMMA_OPEN_EXISTING);
  if (!connection) return tell(connection.failure());
  ErrorHandle error;
  if (stemma_database_checkpoint(connection->database.get(), copy.c_str(), Into(error)) >=
      STEMMA_ERROR) {
    return tell(failure_of(error));
  }
  return ExitCode::ok;
}

}  // namespace stemma::shell
