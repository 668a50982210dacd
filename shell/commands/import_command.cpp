#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "shell/api/connection.hpp"
#include "shell/api/failure_of.hpp"
#include "shell/commands/command_line.hpp"
#include "shell/commands/commands.hpp"
#include "shell/interrupt.hpp"
#include "shell/screen.hpp"

namespace stemma::shell {
namespace {

/// The arguments of `stemma import`.
struct Arguments {
  std::string path;
  std::vector<std::string> nodes;
  std::vector<std::string> relationships;
  std::vector<std::string> indexes;
  std::vector<std::string> uniques;
  std::string rejects;
  std::string delimiter;
  std::uint64_t threads = 0;
  std::uint64_t memory_mb = 0;
  bool skip_bad_rows = false;
  bool skip_dangling = false;
  bool create_dangling = false;
  bool skip_duplicates = false;
  bool dry_run = false;
};

CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& list,
                      const std::string& help, const std::string& type) {
  return app.add_option(name, list, help)->allow_extra_args(false)->type_name(type);
}

void describe(CLI::App& app, Arguments& arguments) {
  app.footer(
      "Headers are those of neo4j-admin: id:ID, :LABEL, :START_ID, :END_ID, :TYPE, name:type.\n"
      "All files are imported, or nothing is.");
  app.add_option("DB", arguments.path, "The database, made if it is not there")
      ->required()
      ->type_name("");
  add_list(app, "--nodes", arguments.nodes, "A CSV file of nodes, all with these labels",
           "FILE[:LABEL...]");
  add_list(app, "--relationships", arguments.relationships,
           "A CSV file of relationships, with the type of rows that name none", "FILE[:TYPE]");
  add_list(app, "--index", arguments.indexes, "Make an index with the import", "LABEL.PROPERTY");
  add_list(app, "--unique", arguments.uniques, "Make a unique constraint", "LABEL.PROPERTY");
  app.add_option("--delimiter", arguments.delimiter, "Of fields; else it is found in each file")
      ->type_name("CHARACTER");
  app.add_option("--rejects", arguments.rejects, "Where rows that are left out go")
      ->type_name("FILE");
  app.add_option("--threads", arguments.threads, "The default is 1");
  app.add_option("--memory", arguments.memory_mb, "For sorting; the default is 512")
      ->type_name("MB");
  app.add_flag("--skip-bad-rows", arguments.skip_bad_rows, "Leave out rows that cannot be read");
  app.add_flag("--skip-dangling", arguments.skip_dangling,
               "Leave out relationships without an end");
  app.add_flag("--create-dangling", arguments.create_dangling, "Make such ends as nodes");
  app.add_flag("--skip-duplicates", arguments.skip_duplicates,
               "Of nodes with one id, keep the first");
  app.add_flag("--dry-run", arguments.dry_run, "Read and check everything, write nothing");
}

/// A file, and what follows its name after a colon.
struct File {
  std::string path;
  std::string after;
};

/// Names of files may hold colons too: the longest beginning that is a file counts.
File file_of(const std::string& written) {
  std::error_code code;
  for (std::size_t end = written.size(); end != std::string::npos && end > 0;
       end = written.rfind(':', end - 1)) {
    const std::string path = written.substr(0, end);
    if (!std::filesystem::is_regular_file(path, code)) continue;
    return {path, end < written.size() ? written.substr(end + 1) : ""};
  }
  const std::size_t colon = written.find(':');
  return {written.substr(0, colon), colon == std::string::npos ? "" : written.substr(colon + 1)};
}

using AddFile = stemma_status (*)(stemma_import*, const char*, const char*, stemma_error**);

Outcome<Done> add_files(stemma_import* import, const std::vector<std::string>& written,
                        AddFile add) {
  for (const std::string& text : written) {
    const File file = file_of(text);
    ErrorHandle error;
    if (add(import, file.path.c_str(), file.after.empty() ? nullptr : file.after.c_str(),
            Into(error)) >= STEMMA_ERROR) {
      return failure_of(error);
    }
  }
  return Done{};
}

Outcome<Done> add_indexes(stemma_import* import, const std::vector<std::string>& written,
                          bool unique) {
  for (const std::string& text : written) {
    const std::size_t point = text.find('.');
    if (point == std::string::npos || point == 0 || point + 1 == text.size()) {
      return Failure{fmt::format("error: an index is LABEL.PROPERTY, not '{}'", text),
                     ExitCode::usage};
    }
    ErrorHandle error;
    if (stemma_import_index(import, text.substr(0, point).c_str(), text.substr(point + 1).c_str(),
                            unique ? 1 : 0, Into(error)) >= STEMMA_ERROR) {
      return failure_of(error);
    }
  }
  return Done{};
}

Outcome<Done> set_options(stemma_import* import, const Arguments& arguments) {
  const std::string& delimiter = arguments.delimiter;
  if (delimiter.size() > 1 && delimiter != "\\t" && delimiter != "tab") {
    return Failure{fmt::format("error: a delimiter is one character or 'tab', not '{}'", delimiter),
                   ExitCode::usage};
  }
  const char character = delimiter.empty() ? '\0' : delimiter.size() > 1 ? '\t' : delimiter[0];
  const std::pair<stemma_import_option, std::uint64_t> settings[] = {
      {STEMMA_DELIMITER, static_cast<unsigned char>(character)},
      {STEMMA_SKIP_BAD_ROWS, arguments.skip_bad_rows},
      {STEMMA_SKIP_DANGLING, arguments.skip_dangling},
      {STEMMA_CREATE_DANGLING, arguments.create_dangling},
      {STEMMA_SKIP_DUPLICATES, arguments.skip_duplicates},
      {STEMMA_DRY_RUN, arguments.dry_run},
      {STEMMA_IMPORT_THREADS, arguments.threads},
      {STEMMA_IMPORT_MEMORY_BYTES, arguments.memory_mb << 20U}};
  for (const auto& [option, setting] : settings) {
    ErrorHandle error;
    if (setting != 0 && stemma_import_set(import, option, setting, Into(error)) >= STEMMA_ERROR) {
      return failure_of(error, ExitCode::usage);
    }
  }
  ErrorHandle error;
  if (!arguments.rejects.empty() &&
      stemma_import_set_rejects(import, arguments.rejects.c_str(), Into(error)) >= STEMMA_ERROR) {
    return failure_of(error, ExitCode::usage);
  }
  return Done{};
}

Outcome<Done> prepare(stemma_import* import, const Arguments& arguments) {
  Outcome<Done> done = add_files(import, arguments.nodes, stemma_import_nodes);
  if (done) done = add_files(import, arguments.relationships, stemma_import_relationships);
  if (done) done = add_indexes(import, arguments.indexes, false);
  if (done) done = add_indexes(import, arguments.uniques, true);
  if (done) done = set_options(import, arguments);
  return done;
}

void show_progress(void* /*context*/, const char* file, std::uint64_t bytes, std::uint64_t total,
                   std::uint64_t rows) {
  const std::string part = total > 0 ? fmt::format(" {}%", bytes * 100 / total) : "";
  std::cerr << fmt::format("\r\033[K{}:{} {} rows", file, part, rows) << std::flush;
}

void tell_counts(const stemma_import* import, bool dry_run) {
  std::cout << fmt::format(
      "{} {} nodes, {} relationships, {} properties in {:.0f} ms\n",
      dry_run ? "would import" : "imported", stemma_import_count(import, STEMMA_IMPORTED_NODES),
      stemma_import_count(import, STEMMA_IMPORTED_RELATIONSHIPS),
      stemma_import_count(import, STEMMA_IMPORTED_PROPERTIES), stemma_import_milliseconds(import));
  const std::uint64_t ends = stemma_import_count(import, STEMMA_IMPORTED_ENDS);
  if (ends > 0) std::cout << fmt::format("made {} nodes for ends that no file has\n", ends);
  std::cout.flush();
  const std::uint64_t skipped = stemma_import_count(import, STEMMA_SKIPPED_ROWS);
  if (skipped > 0) std::cerr << fmt::format("left out {} rows\n", skipped);
  for (std::size_t i = 0; i < stemma_import_problem_count(import); ++i) {
    std::cerr << "  " << stemma_import_problem(import, i) << '\n';
  }
}

}  // namespace

ExitCode import_command(int count, char** words) {
  CLI::App app("Imports CSV files into a database.", "stemma import");
  Arguments arguments;
  describe(app, arguments);
  if (const auto code = read_arguments(app, count, words)) return *code;
  if (arguments.nodes.empty() && arguments.relationships.empty()) {
    return tell({"error: nothing to import\n  name files with --nodes and --relationships",
                 ExitCode::usage});
  }
  catch_interrupts();

  ImportHandle import;
  ErrorHandle error;
  if (stemma_import_make(Into(import), Into(error)) >= STEMMA_ERROR) return tell(failure_of(error));
  if (const Outcome<Done> done = prepare(import.get(), arguments); !done) {
    return tell(done.failure());
  }
  const Outcome<Connection> connection = connect(arguments.path, STEMMA_CREATE_OR_OPEN);
  if (!connection) return tell(connection.failure());
  if (errors_are_terminal()) stemma_import_set_progress(import.get(), show_progress, nullptr);
  const InterruptibleImport interruptible(import.get());
  const stemma_status status =
      stemma_import_run(import.get(), connection->database.get(), Into(error));
  if (errors_are_terminal()) std::cerr << "\r\033[K";
  if (status >= STEMMA_ERROR) return tell(failure_of(error));
  tell_counts(import.get(), arguments.dry_run);
  return ExitCode::ok;
}

}  // namespace stemma::shell
