#include "engine/exchange/import_job.hpp"

#include <fmt/format.h>

#include <utility>

namespace stemma::engine {

Result<void> ImportJob::count_row(const CsvTable& table) {
  constexpr std::uint64_t rows_between_looks = 16'384;
  if (++rows % rows_between_looks != 0) return {};
  if (options.cancel != nullptr && options.cancel->load(std::memory_order_relaxed)) {
    return runtime_error(ErrorCode::cancelled, "the import was cancelled, nothing was imported");
  }
  if (options.progress) {
    const TextSource& source = table.reader().source();
    options.progress({source.name(), source.bytes_read(), source.bytes_total(), rows});
  }
  return {};
}

std::vector<StoredField> stored_fields(const CsvHeader& header) {
  std::vector<StoredField> stored;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (!header.columns[i].key.empty() && header.columns[i].role != CsvRole::ignored) {
      stored.push_back({i, stored.size()});
    }
  }
  return stored;
}

std::vector<storage::ImportColumn> make_columns(const CsvHeader& header) {
  std::vector<storage::ImportColumn> columns;
  for (const StoredField& stored : stored_fields(header)) {
    columns.push_back(make_import_column(header.columns[stored.field]));
  }
  return columns;
}

Result<RowFlow> check_length(ImportJob& job, const CsvTable& table,
                             const std::vector<CsvField>& fields) {
  const std::size_t wanted = table.header().columns.size();
  if (fields.size() == wanted) return RowFlow::taken;
  FieldTrouble trouble;
  trouble.reason = fmt::format("the row has {} field{}, the header {}", fields.size(),
                               fields.size() == 1 ? "" : "s", wanted);
  if (fields.size() == 1) {
    trouble.suggestion =
        fmt::format("fields are read as separated by '{}'", table.reader().delimiter());
  } else if (fields.size() > wanted) {
    trouble.suggestion = "a text with the delimiter in it stands in quotes";
  }
  STEMMA_TRY(job.problems.add(ProblemKind::bad_row, table, fields, ImportProblems::columns_none,
                              std::move(trouble)));
  return RowFlow::rejected;
}

Result<RowFlow> append_properties(ImportJob& job, const CsvTable& table,
                                  const std::vector<CsvField>& fields,
                                  const std::vector<StoredField>& stored, ImportBatch& batch) {
  for (const StoredField& place : stored) {
    auto trouble = append_field(batch.columns[place.column], table.header().columns[place.field],
                                fields[place.field]);
    if (!trouble) continue;
    for (storage::ImportColumn& column : batch.columns) cut_back(column, batch.rows);
    STEMMA_TRY(
        job.problems.add(ProblemKind::bad_row, table, fields, place.field, std::move(*trouble)));
    return RowFlow::rejected;
  }
  return RowFlow::taken;
}

void clear(ImportBatch& batch) {
  for (storage::ImportColumn& column : batch.columns) clear(column);
  batch.sources.clear();
  batch.targets.clear();
  batch.rows = 0;
}

}  // namespace stemma::engine
