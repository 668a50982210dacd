#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "storage/store.hpp"

namespace stemma::engine {

/// Files of one kind of node or relationship. The first line of the first file is the header; the
/// files after it have none, or the same again.
struct CsvFile {
  std::vector<std::string> paths;
  /// Labels that every node gets, or the type of relationships whose row names none.
  std::vector<std::string> names;
};

enum class OnBadRow : std::uint8_t { fail, skip };
enum class OnDangling : std::uint8_t { fail, skip, create };
enum class OnDuplicate : std::uint8_t { fail, skip };

/// A property of a label, to be indexed.
struct LabelProperty {
  std::string label;
  std::string property;
  bool unique = false;
};

struct ImportProgress {
  const std::string& file;
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;  ///< 0: not known
  std::uint64_t rows = 0;         ///< of all files so far
};

struct CsvImportOptions {
  std::vector<CsvFile> nodes;
  std::vector<CsvFile> relationships;
  char delimiter = 0;  ///< 0: found in each file
  OnBadRow on_bad_row = OnBadRow::fail;
  OnDangling on_dangling = OnDangling::fail;
  OnDuplicate on_duplicate = OnDuplicate::fail;
  std::string rejects_path;            ///< where skipped rows go with their reasons; empty: nowhere
  bool dry_run = false;                ///< reads and checks everything, writes nothing
  std::vector<LabelProperty> indexes;  ///< made with the import
  unsigned threads = 1;
  std::uint64_t memory_bytes = 512u << 20;
  std::function<void(const ImportProgress&)> progress;
  const std::atomic<bool>* cancel = nullptr;
};

/// What is wrong with one row.
struct ImportProblem {
  std::string file;
  std::uint64_t line = 0;
  std::size_t column = 0;  ///< from 1; 0: the whole row
  std::string heading;     ///< of the column
  std::uint64_t byte = 0;
  std::string reason;
  std::string suggestion;
};

/// "company.csv, line 7, column 6 (founded:date), byte 412: 'x' is not a date"
[[nodiscard]] std::string describe(const ImportProblem& problem);

struct ImportReport {
  static constexpr std::size_t problems_max = 10;

  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t properties = 0;
  std::uint64_t nodes_created = 0;  ///< of `nodes`: for ends that no file has
  std::uint64_t rows_skipped = 0;
  std::uint64_t bytes = 0;
  double milliseconds = 0;
  std::vector<ImportProblem> problems;  ///< the first of the skipped rows
};

/// Imports CSV files as neo4j-admin and Gephi write them: whole, or not at all. Ids are those of
/// these files: each belongs to the group its header names. Rows with problems refuse the import,
/// the first `problems_max` of them by name, unless the options skip them.
[[nodiscard]] Result<ImportReport> import_csv(storage::Store& store,
                                              const CsvImportOptions& options);

}  // namespace stemma::engine
