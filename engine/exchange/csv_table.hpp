#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/exchange/csv_header.hpp"
#include "engine/exchange/csv_reader.hpp"

namespace stemma::engine {

/// The records of one or several files under one header.
class CsvTable {
 public:
  [[nodiscard]] static Result<CsvTable> open(const std::vector<std::string>& paths, char delimiter,
                                             CsvContent content);

  [[nodiscard]] const CsvHeader& header() const { return header_; }
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  /// The next record, of whatever length, valid until the next call.
  [[nodiscard]] Result<CsvFlow> next(std::vector<CsvField>& fields);
  /// The reader of the file that the last record came from.
  [[nodiscard]] const CsvReader& reader() const { return *reader_; }
  [[nodiscard]] std::uint64_t bytes_read() const {
    return bytes_before_ + reader_->source().bytes_read();
  }

 private:
  explicit CsvTable(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  [[nodiscard]] Result<void> open_next();
  [[nodiscard]] bool repeats_header(const std::vector<CsvField>& fields) const;

  std::vector<std::string> paths_;
  std::size_t opened_ = 0;
  std::optional<CsvReader> reader_;
  CsvHeader header_;
  std::uint64_t bytes_before_ = 0;
  char delimiter_ = 0;
  bool first_record_ = true;
};

}  // namespace stemma::engine
