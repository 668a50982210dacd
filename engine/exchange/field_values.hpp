#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/exchange/csv_header.hpp"
#include "engine/exchange/csv_reader.hpp"
#include "storage/import.hpp"

namespace stemma::engine {

/// Why a field is not what its column holds.
struct FieldTrouble {
  std::string reason;
  std::string suggestion;
};

/// The days since 1970-01-01 of YYYY-MM-DD or YYYYMMDD, if it is a day of the calendar.
[[nodiscard]] std::optional<std::int64_t> parse_day(std::string_view text);

/// An import column for what a header's column holds.
[[nodiscard]] storage::ImportColumn make_import_column(const CsvColumn& column);

/// Appends one field. A field with nothing in it is null; a text in quotes is a text, even an empty
/// one. Numbers, dates and booleans may have spaces around them; elements of lists stand between
/// `;`. After trouble the column is as it was, except that `cut_back` is due.
[[nodiscard]] std::optional<FieldTrouble> append_field(storage::ImportColumn& to,
                                                       const CsvColumn& column,
                                                       const CsvField& field);

/// Drops what stands past `rows`.
void cut_back(storage::ImportColumn& column, std::size_t rows);

/// Empties a column and keeps its memory.
void clear(storage::ImportColumn& column);

}  // namespace stemma::engine
