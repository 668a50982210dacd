#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/exchange/csv_import.hpp"
#include "engine/exchange/csv_table.hpp"
#include "engine/exchange/id_table.hpp"
#include "engine/exchange/import_problems.hpp"
#include "storage/import.hpp"

namespace stemma::engine {

/// The ids of one group, and the property that its files keep them in.
struct IdGroup {
  IdTable ids;
  std::string key;
};

/// What the steps of one import share.
struct ImportJob {
  explicit ImportJob(const CsvImportOptions& chosen, storage::Import* target)
      : options(chosen), import(target), problems(chosen) {}

  /// Whether rows are still written: not in a dry run, nor once a row was refused.
  [[nodiscard]] bool writes() const { return import != nullptr && !problems.refuses(); }
  /// Counts a row; now and then tells the progress and looks whether to stop.
  [[nodiscard]] Result<void> count_row(const CsvTable& table);

  const CsvImportOptions& options;
  storage::Import* import;  ///< nullptr: a dry run
  ImportProblems problems;
  std::map<std::string, IdGroup, std::less<>> groups;
  std::uint64_t rows = 0;
  std::uint64_t nodes = 0;
  std::uint64_t nodes_created = 0;
  std::uint64_t relationships = 0;
  std::uint64_t bytes = 0;
};

constexpr std::size_t batch_rows_max = 32'768;

/// Rows of one set of labels or one type, before they are handed to the store.
struct ImportBatch {
  std::vector<std::string> names;  ///< labels, or the type
  std::vector<storage::ImportColumn> columns;
  std::vector<IdTable::Entry> sources;  ///< of nodes: the entries of their ids, if they have ids
  std::vector<IdTable::Entry> targets;
  std::size_t rows = 0;
};

/// Pairs a field of a row with a column of a batch.
struct StoredField {
  std::size_t field = 0;
  std::size_t column = 0;
};

/// The fields that become properties.
[[nodiscard]] std::vector<StoredField> stored_fields(const CsvHeader& header);
[[nodiscard]] std::vector<storage::ImportColumn> make_columns(const CsvHeader& header);

enum class RowFlow : std::uint8_t { taken, rejected };

/// Whether the row has a field for each column; if not, it is a problem.
[[nodiscard]] Result<RowFlow> check_length(ImportJob& job, const CsvTable& table,
                                           const std::vector<CsvField>& fields);
/// Appends the properties of a row, all or, where one is a problem, none.
[[nodiscard]] Result<RowFlow> append_properties(ImportJob& job, const CsvTable& table,
                                                const std::vector<CsvField>& fields,
                                                const std::vector<StoredField>& stored,
                                                ImportBatch& batch);
/// Empties a batch and keeps its memory.
void clear(ImportBatch& batch);

}  // namespace stemma::engine
