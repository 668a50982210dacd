#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/database.hpp"

namespace stemma {
inline namespace v0 {

/// The statements of a text, split at `;` outside strings, back-ticks and comments.
struct Script {
  struct Statement {
    std::size_t begin = 0;  ///< in bytes
    std::size_t end = 0;
  };
  std::vector<Statement> statements;
  bool complete = true;  ///< off: the last statement has no `;`, more may follow

  [[nodiscard]] static Result<Script> split(std::string_view text) {
    detail::Owned<stemma_script, stemma_script_free> held;
    const auto done = detail::checked([&](stemma_error** error) {
      return stemma_script_split(text.data(), text.size(), held.place(), error);
    });
    if (!done) return done.error();
    Script script;
    script.complete = stemma_script_complete(held.get()) != 0;
    const std::size_t count = stemma_script_count(held.get());
    for (std::size_t index = 0; index < count; ++index) {
      script.statements.push_back(
          {stemma_script_begin(held.get(), index), stemma_script_end(held.get(), index)});
    }
    return script;
  }
};

struct ImportOptions {
  struct File {
    std::string path;
    std::string names;              ///< labels with `:` between them, or the type; may be empty
    std::vector<std::string> more;  ///< files with more of the same rows
  };
  struct Index {
    std::string label;
    std::string property;
    bool unique = false;
  };
  struct Progress {
    std::string_view file;
    std::uint64_t bytes_read = 0;
    std::uint64_t bytes_total = 0;  ///< 0: not known
    std::uint64_t rows = 0;
  };

  std::vector<File> nodes;
  std::vector<File> relationships;
  std::vector<Index> indexes;    ///< made with the import
  char delimiter = 0;            ///< 0: found in each file
  bool skip_bad_rows = false;    ///< rows that cannot be read are left out
  bool skip_dangling = false;    ///< so are relationships whose ends no file has
  bool create_dangling = false;  ///< such ends become nodes
  bool skip_duplicates = false;  ///< of nodes with one id the first one stays
  bool dry_run = false;          ///< everything is read and checked, nothing written
  unsigned threads = 1;
  std::uint64_t memory_bytes = 0;  ///< for sorting; 0: the default
  std::string rejects_path;        ///< where rows that are left out go; empty: nowhere
  std::function<void(const Progress&)> progress;  ///< must not throw
};

struct ImportReport {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t properties = 0;
  std::uint64_t nodes_created = 0;  ///< of `nodes`: for ends that no file has
  std::uint64_t rows_skipped = 0;
  std::uint64_t bytes = 0;
  double milliseconds = 0;
  std::vector<std::string> problems;  ///< the first of the rows that were left out
};

/// A bulk import of CSV files with the headers of neo4j-admin.
class Import {
 public:
  [[nodiscard]] static Result<Import> make(ImportOptions options) {
    Import import(std::move(options));
    const auto described = import.describe();
    if (!described) return described.error();
    return import;
  }

  /// Imports all of the files or nothing.
  [[nodiscard]] Result<ImportReport> run(Database& database) {
    stemma_import_set_progress(handle(), options_.progress ? &tell : nullptr, this);
    const auto ran = detail::checked([&](stemma_error** error) {
      return stemma_import_run(handle(), database.handle(), error);
    });
    if (!ran) return ran.error();
    const auto count = [&](stemma_imported which) { return stemma_import_count(handle(), which); };
    ImportReport report{count(STEMMA_IMPORTED_NODES),         count(STEMMA_IMPORTED_RELATIONSHIPS),
                        count(STEMMA_IMPORTED_PROPERTIES),    count(STEMMA_IMPORTED_ENDS),
                        count(STEMMA_SKIPPED_ROWS),           count(STEMMA_IMPORTED_BYTES),
                        stemma_import_milliseconds(handle()), {}};
    const std::size_t problems = stemma_import_problem_count(handle());
    for (std::size_t index = 0; index < problems; ++index) {
      report.problems.emplace_back(stemma_import_problem(handle(), index));
    }
    return report;
  }
  /// Stops the import: nothing of it stays. From any thread, and from a signal handler.
  void cancel() const { stemma_import_cancel(handle()); }

  [[nodiscard]] stemma_import* handle() const { return held_.get(); }

 private:
  explicit Import(ImportOptions options) : options_(std::move(options)) {}

  static void tell(void* context, const char* file, std::uint64_t bytes_read,
                   std::uint64_t bytes_total, std::uint64_t rows) {
    static_cast<const Import*>(context)->options_.progress({file, bytes_read, bytes_total, rows});
  }

  /// Calls C until something fails.
  template <typename Call, typename... Parts>
  void tell_c(Result<void>& result, Call call, Parts... parts) {
    if (!result) return;
    result = detail::checked([&](stemma_error** error) { return call(handle(), parts..., error); });
  }

  template <typename Call>
  void describe(Result<void>& result, const ImportOptions::File& file, Call call) {
    tell_c(result, call, file.path.c_str(), file.names.c_str());
    for (const std::string& path : file.more) tell_c(result, stemma_import_more, path.c_str());
  }

  [[nodiscard]] Result<void> describe() {
    Result<void> result = detail::checked(
        [&](stemma_error** error) { return stemma_import_make(held_.place(), error); });
    for (const auto& file : options_.nodes) describe(result, file, stemma_import_nodes);
    for (const auto& file : options_.relationships) {
      describe(result, file, stemma_import_relationships);
    }
    for (const auto& index : options_.indexes) {
      tell_c(result, stemma_import_index, index.label.c_str(), index.property.c_str(),
             index.unique ? 1 : 0);
    }
    const std::pair<stemma_import_option, std::uint64_t> settings[] = {
        {STEMMA_DELIMITER, static_cast<unsigned char>(options_.delimiter)},
        {STEMMA_SKIP_BAD_ROWS, options_.skip_bad_rows ? 1 : 0},
        {STEMMA_SKIP_DANGLING, options_.skip_dangling ? 1 : 0},
        {STEMMA_CREATE_DANGLING, options_.create_dangling ? 1 : 0},
        {STEMMA_SKIP_DUPLICATES, options_.skip_duplicates ? 1 : 0},
        {STEMMA_DRY_RUN, options_.dry_run ? 1 : 0},
        {STEMMA_IMPORT_THREADS, options_.threads},
        {STEMMA_IMPORT_MEMORY_BYTES, options_.memory_bytes}};
    for (const auto& [option, setting] : settings) {
      tell_c(result, stemma_import_set, option, setting);
    }
    if (!options_.rejects_path.empty()) {
      tell_c(result, stemma_import_set_rejects, options_.rejects_path.c_str());
    }
    return result;
  }

  ImportOptions options_;
  detail::Owned<stemma_import, stemma_import_free> held_;
};

}  // namespace v0
}  // namespace stemma
