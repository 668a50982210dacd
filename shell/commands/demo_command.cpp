#include <fmt/format.h>
#include <stdlib.h>

#include <filesystem>
#include <iostream>

#include "shell/api/failure_of.hpp"
#include "shell/commands/command_line.hpp"
#include "shell/commands/commands.hpp"
#include "shell/commands/demo_steps.hpp"
#include "shell/interrupt.hpp"
#include "shell/places.hpp"
#include "shell/shell.hpp"

namespace stemma::shell {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view shipped_example = "examples/blockchain-2020";

/// A folder that is gone with the demo.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code code;
    std::string pattern = (fs::temp_directory_path(code) / "stemma-demo-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code code;
    if (!path_.empty()) fs::remove_all(path_, code);
  }

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_ = {};
};

Outcome<fs::path> folder_of_files(const std::string& written) {
  std::error_code code;
  if (written.empty()) {
    if (const auto shipped = shipped_folder(shipped_example)) return *shipped;
    return Failure{
        "error: the files of the demo are not beside the program\n  name their folder "
        "with --data DIR",
        ExitCode::usage};
  }
  if (fs::is_directory(written, code)) return fs::path(written);
  return Failure{fmt::format("error: no folder is at '{}'", written), ExitCode::usage};
}

/// The steps of the folder, or where it holds only CSV files those of the shipped example.
Outcome<DemoSteps> steps_of(const fs::path& folder) {
  std::error_code code;
  const auto shipped = shipped_folder(shipped_example);
  if (fs::exists(folder / "demo.txt", code) || !shipped)
    return read_demo_steps(folder / "demo.txt");
  return read_demo_steps(*shipped / "demo.txt");
}

Outcome<Done> load(const Connection& connection, const fs::path& folder, const DemoSteps& steps) {
  ImportHandle import;
  ErrorHandle error;
  stemma_status status = stemma_import_make(Into(import), Into(error));
  for (std::size_t i = 0; status < STEMMA_ERROR && i < steps.nodes.size(); ++i) {
    const std::string path = (folder / steps.nodes[i]).string();
    status = stemma_import_nodes(import.get(), path.c_str(), nullptr, Into(error));
  }
  for (std::size_t i = 0; status < STEMMA_ERROR && i < steps.relationships.size(); ++i) {
    const std::string path = (folder / steps.relationships[i]).string();
    status = stemma_import_relationships(import.get(), path.c_str(), nullptr, Into(error));
  }
  const InterruptibleImport interruptible(import.get());
  if (status < STEMMA_ERROR) {
    status = stemma_import_run(import.get(), connection.database.get(), Into(error));
  }
  if (status >= STEMMA_ERROR) return failure_of(error);
  std::cout << fmt::format("{} nodes and {} relationships from {}\n",
                           stemma_import_count(import.get(), STEMMA_IMPORTED_NODES),
                           stemma_import_count(import.get(), STEMMA_IMPORTED_RELATIONSHIPS),
                           folder.string());
  return Done{};
}

Outcome<Done> ask(Shell& shell, const std::vector<std::string>& query) {
  const Outcome<QueryLibrary> library = shell.library();
  if (!library) return library.failure();
  const Outcome<SavedQuery> saved = library->read(query[0]);
  if (!saved) return saved.failure();
  const std::vector<std::string> pairs(query.begin() + 1, query.end());
  std::cout << fmt::format("\n{}\n  {}", saved->title, saved->name);
  for (const SavedParameter& parameter : saved->parameters) {
    const std::string given = parameter.name + "=";
    std::string shown = parameter.literal.value_or("?");
    for (const std::string& pair : pairs) {
      if (pair.starts_with(given)) shown = pair.substr(given.size());
    }
    std::cout << fmt::format(", {} = {}", parameter.name, shown);
  }
  std::cout << '\n';
  return shell.run_saved(query[0], pairs);
}

}  // namespace

ExitCode demo_command(int count, char** words) {
  CLI::App app(
      "Loads the blockchain projects of 2020 into a fresh database and answers who is behind them.",
      "stemma demo");
  std::string data_folder;
  std::string queries;
  std::string path;
  std::string format = "box";
  app.add_option("--data", data_folder, "The folder of its CSV files and demo.txt")
      ->type_name("DIR");
  app.add_option("--db", path, "Keep the database, at a path that is not there yet")
      ->type_name("PATH");
  add_queries(app, queries);
  add_format(app, format);
  if (const auto code = read_arguments(app, count, words)) return *code;
  catch_interrupts();

  const Outcome<fs::path> folder = folder_of_files(data_folder);
  if (!folder) return tell(folder.failure());
  const Outcome<DemoSteps> steps = steps_of(*folder);
  if (!steps) return tell(steps.failure());
  std::error_code code;
  if (!path.empty() && fs::exists(path, code)) {
    return tell(
        {fmt::format("error: '{}' is there already, and the demo begins with a fresh database",
                     path),
         ExitCode::usage});
  }
  const TemporaryFolder temporary;
  Outcome<Connection> connection =
      path.empty() ? connect_quietly((temporary.path() / "demo.db").string(), STEMMA_CREATE_OR_OPEN)
                   : connect(path, STEMMA_CREATE_OR_OPEN);
  if (!connection) return tell(connection.failure());
  if (const Outcome<Done> done = load(*connection, *folder, *steps); !done) {
    return tell(done.failure());
  }
  Shell shell(std::move(*connection), standard_screen(), {*format_named(format)}, nullptr, queries);
  for (const std::vector<std::string>& query : steps->queries) {
    if (const Outcome<Done> done = ask(shell, query); !done) return tell(done.failure());
  }
  return ExitCode::ok;
}

}  // namespace stemma::shell
