#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/value.hpp"

namespace stemma::storage {

/// How the values of a column block lie in memory (and on disk). The numbers are on disk.
enum class ColumnEncoding : std::uint8_t {
  integers = 0,  ///< base + unsigned of `width` bytes; kind integer, date or boolean
  floats = 1,    ///< 8 bytes each
  strings = 2,   ///< codes of `width` bytes into the block's own dictionary
  tagged = 3,    ///< types mix, or a type without an encoding of its own: values one by one
};

/// One decoded column block, readable in place. Row i is id (block << 13) + i.
struct ColumnView {
  ColumnEncoding encoding = ColumnEncoding::integers;
  Kind kind = Kind::null;  ///< of every value that is not null; null where `tagged`
  std::uint8_t width = 1;
  std::uint32_t rows = 0;                    ///< Rows from here on are null.
  const std::uint64_t* present = nullptr;    ///< a bit a row; nullptr: all `rows` have a value
  const void* numbers = nullptr;             ///< integers, floats or codes
  std::int64_t base = 0;                     ///< of integers
  std::uint32_t dictionary_size = 0;         ///< of strings
  const std::uint32_t* text_ends = nullptr;  ///< where the text of each code ends
  const char* texts = nullptr;
  const Value* values = nullptr;  ///< where `tagged`

  [[nodiscard]] bool has(std::uint32_t row) const {
    return row < rows && (present == nullptr || ((present[row >> 6] >> (row & 63)) & 1) != 0);
  }
  // Each of these needs a row that has a value, of its encoding.
  [[nodiscard]] std::uint64_t number_at(std::uint32_t row) const {
    const auto* bytes = static_cast<const char*>(numbers);
    switch (width) {
      case 1: return static_cast<std::uint8_t>(bytes[row]);
      case 2: return load<std::uint16_t>(bytes, row);
      case 4: return load<std::uint32_t>(bytes, row);
      default: return load<std::uint64_t>(bytes, row);
    }
  }
  [[nodiscard]] std::int64_t integer(std::uint32_t row) const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(base) + number_at(row));
  }
  [[nodiscard]] double floating(std::uint32_t row) const {
    return static_cast<const double*>(numbers)[row];
  }
  [[nodiscard]] std::string_view text_of_code(std::uint64_t code) const {
    const std::uint32_t begin = code == 0 ? 0 : text_ends[code - 1];
    return {texts + begin, text_ends[code] - begin};
  }
  [[nodiscard]] std::string_view text(std::uint32_t row) const {
    return text_of_code(number_at(row));
  }
  /// Any row: null where there is no value.
  [[nodiscard]] Value value(std::uint32_t row) const {
    if (!has(row)) return {};
    switch (encoding) {
      case ColumnEncoding::integers: return integer_value(integer(row));
      case ColumnEncoding::floats: return Value(floating(row));
      case ColumnEncoding::strings: return Value(text(row));
      case ColumnEncoding::tagged: return values[row];
    }
    return {};
  }

 private:
  template <typename T>
  static T load(const char* bytes, std::uint32_t row) {
    T value;
    std::memcpy(&value, bytes + row * sizeof(T), sizeof(T));
    return value;
  }
  [[nodiscard]] Value integer_value(std::int64_t number) const {
    if (kind == Kind::integer) return Value(number);
    if (kind == Kind::date) return Value::date(number);
    return Value(number != 0);
  }
};

}  // namespace stemma::storage
