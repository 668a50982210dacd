#include <fmt/format.h>

#include <iostream>

#include "shell/commands/command_line.hpp"
#include "shell/commands/commands.hpp"
#include "shell/file_text.hpp"
#include "shell/interrupt.hpp"
#include "shell/json/line_protocol.hpp"
#include "shell/line_input.hpp"
#include "shell/queries/parameters.hpp"
#include "shell/repl/repl.hpp"
#include "shell/shell.hpp"

namespace stemma::shell {
namespace {

constexpr const char* footer =
    "Commands: demo, run, queries, import, check, dump, backup; 'stemma COMMAND --help' tells "
    "more.\n"
    "A database that is named like one of them is written ./NAME.\n\n"
    "Without -c, -f and --jsonl statements come from standard input: from a person with a prompt, "
    "or "
    "from a pipe.\nOff a terminal the default format is the same box, without colour and as wide "
    "as its "
    "rows.\n\n"
    "Exit codes: 0 ok, 1 a query error, 2 wrong arguments, 3 the database cannot be opened, "
    "130 interrupted.";

/// The arguments of `stemma DB`.
struct Arguments {
  std::string path;
  std::vector<std::string> statements;
  std::vector<std::string> files;
  std::vector<std::string> parameters;
  std::string format = "box";
  std::string queries;
  std::uint64_t time_limit_ms = 0;
  bool jsonl = false;
  bool read_only = false;
  bool safe = false;
};

/// A text to run, and the file it came from.
struct Source {
  std::string text;
  std::string name;
};

void describe(CLI::App& app, Arguments& arguments) {
  app.footer(footer);
  app.set_version_flag("--version", std::string("stemma ") + stemma_version());
  app.add_option("DB", arguments.path,
                 "The database's folder, made if it is not there; or :memory:")
      ->required()
      ->type_name("");
  app.add_option("-c", arguments.statements, "Run these statements; repeatable, in order with -f")
      ->allow_extra_args(false)
      ->type_name("QUERY");
  app.add_option("-f", arguments.files, "Run the statements of a file; - is standard input")
      ->allow_extra_args(false)
      ->type_name("FILE");
  app.add_option("-P", arguments.parameters,
                 "A parameter: a literal of the language, or else a text; repeatable")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  add_format(app, arguments.format);
  add_queries(app, arguments.queries);
  app.add_option("--time-limit", arguments.time_limit_ms, "For each statement; 0: none")
      ->type_name("MS");
  app.add_flag("--read-only", arguments.read_only, "Write nothing; the database has to be there");
  app.add_flag("--safe", arguments.safe, "No statement reads files: no LOAD CSV, no .read");
  app.add_flag("--jsonl", arguments.jsonl,
               R"(Answer requests {"query": "...", "params": {}}, a line each, with a line each)")
      ->excludes("-c", "-f");
}

Outcome<std::string> input_text() {
  bool too_long = false;
  std::string text = whole_input(file_bytes_max, too_long);
  if (take_interrupt()) return Failure{"error: interrupted", ExitCode::interrupted};
  if (too_long) {
    return Failure{fmt::format("error: standard input has more than {} bytes", file_bytes_max),
                   ExitCode::usage};
  }
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return text;
}

/// What -c and -f name, in the order they were written; or standard input.
Outcome<std::vector<Source>> sources_of(const CLI::App& app, const Arguments& arguments) {
  std::vector<Source> sources;
  auto statement = arguments.statements.begin();
  auto file = arguments.files.begin();
  for (const CLI::Option* option : app.parse_order()) {
    if (option->check_name("-c")) {
      sources.push_back({*statement++, ""});
    } else if (option->check_name("-f")) {
      Outcome<std::string> text = *file == "-" ? input_text() : file_text(*file);
      if (!text) return text.failure();
      sources.push_back({std::move(*text), *file++});
    }
  }
  if (!sources.empty()) return sources;
  Outcome<std::string> text = input_text();
  if (!text) return text.failure();
  sources.push_back({std::move(*text), ""});
  return sources;
}

ExitCode run_sources(Shell& shell, const std::vector<Source>& sources) {
  for (const Source& source : sources) {
    const Outcome<Done> done = shell.run_text(source.text, source.name);
    if (!done) return tell(done.failure());
    if (take_interrupt()) return ExitCode::interrupted;
    if (shell.ended()) break;
  }
  return ExitCode::ok;
}

}  // namespace

ExitCode database_command(int count, char** words) {
  CLI::App app("Stemma, an embedded property-graph engine: who owns, leads and operates what.",
               "stemma");
  Arguments arguments;
  describe(app, arguments);
  if (const auto code = read_arguments(app, count, words)) return *code;
  catch_interrupts();

  Outcome<ParametersHandle> parameters = parameters_of(arguments.parameters);
  if (!parameters) return tell(parameters.failure());
  const Screen screen = standard_screen();
  const bool asked = !arguments.statements.empty() || !arguments.files.empty();
  const bool person = !asked && !arguments.jsonl && input_is_terminal() && screen.terminal;
  Outcome<std::vector<Source>> sources = std::vector<Source>();
  if (!person && !arguments.jsonl) sources = sources_of(app, arguments);
  if (!sources) return tell(sources.failure());

  Outcome<Connection> connection =
      connect(arguments.path, arguments.read_only ? STEMMA_OPEN_READ_ONLY : STEMMA_CREATE_OR_OPEN,
              arguments.safe);
  if (!connection) return tell(connection.failure());
  stemma_session_set_time_limit(connection->session.get(), arguments.time_limit_ms);
  if (arguments.jsonl) return serve_lines(*connection);

  const Settings settings{*format_named(arguments.format), false, person, arguments.safe};
  Shell shell(std::move(*connection), screen, settings, std::move(*parameters), arguments.queries);
  return person ? talk(shell) : run_sources(shell, *sources);
}

}  // namespace stemma::shell
