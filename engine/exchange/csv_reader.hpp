#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "engine/exchange/text_source.hpp"

namespace stemma::engine {

struct CsvField {
  std::string_view text;
  bool quoted = false;  ///< "" is an empty text, nothing at all is null
};

struct CsvLimits {
  std::size_t record_bytes_max = 16u << 20;
  std::size_t columns_max = 10'000;
};

enum class CsvFlow : std::uint8_t { record, done };

/// Splits delimited text into records. Quotes are doubled inside quotes; a quoted field may hold
/// line ends; CRLF, LF and CR end a record, mixed as they come; blank lines are passed over.
class CsvReader {
 public:
  /// Delimiter 0: the one of , ; tab | that the first line has most of, outside quotes.
  [[nodiscard]] static Result<CsvReader> open(TextSource source, char delimiter = 0,
                                              CsvLimits limits = {});

  /// The fields of the next record, valid until the next call.
  [[nodiscard]] Result<CsvFlow> next(std::vector<CsvField>& fields);

  [[nodiscard]] char delimiter() const { return delimiter_; }
  [[nodiscard]] const std::string& name() const { return source_.name(); }
  [[nodiscard]] const TextSource& source() const { return source_; }
  /// The line where the record that `next` gave begins, from 1.
  [[nodiscard]] std::uint64_t line() const { return record_line_; }
  /// Where a field of that record stands in the file (in its text, if the file is UTF-16).
  [[nodiscard]] std::uint64_t byte_of(const CsvField& field) const;

 private:
  enum class Scan : std::uint8_t { complete, short_of_text, unclosed, after_quote, too_wide };
  CsvReader(TextSource source, CsvLimits limits) : source_(std::move(source)), limits_(limits) {}

  [[nodiscard]] Result<void> read_more();
  [[nodiscard]] Result<void> skip_blank_lines();
  void find_delimiter();
  void mark_specials();
  Scan scan(std::vector<CsvField>& fields);
  Scan scan_quoted(const char*& at, std::vector<CsvField>& fields);
  [[nodiscard]] Error refusal(Scan scan) const;
  [[nodiscard]] Error at_place(Error error, const char* place) const;

  TextSource source_;
  CsvLimits limits_;
  char delimiter_ = ',';
  std::array<bool, 256> special_{};  ///< what ends a field that is not quoted
  std::string text_;
  std::size_t begin_ = 0;         ///< of the record to come, in `text_`
  std::uint64_t text_start_ = 0;  ///< where `text_` begins in all the text
  std::uint64_t line_ = 1;        ///< of the record to come
  std::uint64_t record_line_ = 0;
  const char* trouble_ = nullptr;     ///< the place in `text_` that a failed scan points at
  std::vector<std::size_t> doubled_;  ///< fields with "" inside
  bool ended_ = false;
};

/// Line ends in a text: CRLF is one.
[[nodiscard]] std::uint64_t count_line_ends(std::string_view text);

}  // namespace stemma::engine
