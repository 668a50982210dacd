#include <iostream>

#include "shell/commands/command_line.hpp"
#include "shell/commands/commands.hpp"
#include "shell/interrupt.hpp"
#include "shell/shell.hpp"

namespace stemma::shell {

ExitCode run_command(int count, char** words) {
  CLI::App app("Runs a saved query on a database.", "stemma run");
  std::string path;
  std::string name;
  std::vector<std::string> pairs;
  std::string format = "box";
  std::string queries;
  bool read_only = false;
  app.add_option("DB", path, "The database")->required()->type_name("");
  app.add_option("NAME", name, "The query; 'stemma queries' lists them")->required()->type_name("");
  app.add_option("KEY=VALUE", pairs, "Its parameters; what is left out has its default")
      ->type_name("");
  add_format(app, format);
  add_queries(app, queries);
  app.add_flag("--read-only", read_only, "Write nothing; works beside a process that writes");
  if (const auto code = read_arguments(app, count, words)) return *code;
  catch_interrupts();

  Outcome<Connection> connection =
      connect(path, read_only ? STEMMA_OPEN_READ_ONLY : STEMMA_OPEN_EXISTING);
  if (!connection) return tell(connection.failure());
  Shell shell(std::move(*connection), standard_screen(), {*format_named(format)}, nullptr, queries);
  return told(shell.run_saved(name, pairs));
}

ExitCode queries_command(int count, char** words) {
  CLI::App app("Lists the saved queries with their titles and parameters.", "stemma queries");
  std::string name;
  std::string queries;
  app.add_option("NAME", name, "Tells all of one query")->type_name("");
  add_queries(app, queries);
  if (const auto code = read_arguments(app, count, words)) return *code;

  const Outcome<QueryLibrary> library = QueryLibrary::find(queries);
  if (!library) return tell(library.failure());
  if (!name.empty()) {
    const Outcome<SavedQuery> query = library->read(name);
    if (!query) return tell(query.failure());
    std::cout << described(*query);
    return ExitCode::ok;
  }
  const Outcome<std::string> text = described(*library);
  if (!text) return tell(text.failure());
  std::cout << *text;
  return ExitCode::ok;
}

}  // namespace stemma::shell
