#include "engine/exchange/csv_table.hpp"

#include <fmt/format.h>

#include <utility>

namespace stemma::engine {

Result<CsvTable> CsvTable::open(const std::vector<std::string>& paths, char delimiter,
                                CsvContent content) {
  if (paths.empty()) return runtime_error(ErrorCode::invalid_usage, "no file is named");
  CsvTable table(paths);
  table.delimiter_ = delimiter;
  STEMMA_TRY(table.open_next());
  std::vector<CsvField> fields;
  STEMMA_TRY(const CsvFlow flow, table.reader_->next(fields));
  if (flow == CsvFlow::done) {
    return runtime_error(ErrorCode::invalid_input, fmt::format("{} is empty", paths.front()), {},
                         "the first line names the columns");
  }
  auto header = parse_csv_header(fields, content);
  if (!header) {
    Error error = std::move(header.error());
    error.message =
        fmt::format("{}, line {}: {}", paths.front(), table.reader_->line(), error.message);
    return error;
  }
  table.header_ = std::move(*header);
  return table;
}

Result<void> CsvTable::open_next() {
  if (reader_) bytes_before_ += reader_->source().bytes_read();
  STEMMA_TRY(TextSource source, TextSource::open(paths_[opened_]));
  // A header in a file of its own may have but one column, and so no delimiter to be found.
  const bool follow = delimiter_ == 0 && reader_ && header_.columns.size() > 1;
  const char delimiter = follow ? reader_->delimiter() : delimiter_;
  STEMMA_TRY(CsvReader reader, CsvReader::open(std::move(source), delimiter));
  reader_.emplace(std::move(reader));
  ++opened_;
  first_record_ = opened_ > 1;
  return {};
}

Result<CsvFlow> CsvTable::next(std::vector<CsvField>& fields) {
  while (true) {
    STEMMA_TRY(const CsvFlow flow, reader_->next(fields));
    if (flow == CsvFlow::done) {
      if (opened_ == paths_.size()) return CsvFlow::done;
      STEMMA_TRY(open_next());
      continue;
    }
    if (!std::exchange(first_record_, false) || !repeats_header(fields)) return CsvFlow::record;
  }
}

bool CsvTable::repeats_header(const std::vector<CsvField>& fields) const {
  if (fields.size() != header_.columns.size()) return false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].text != header_.columns[i].heading) return false;
  }
  return true;
}

}  // namespace stemma::engine
