#pragma once

#include <string>

#include "core/result.hpp"
#include "core/value.hpp"
#include "storage/bytes/byte_reader.hpp"

namespace stemma::storage {

/// First byte of a stored value. The numbers are on disk.
enum class ValueTag : std::uint8_t {
  null = 0,
  no = 1,
  yes = 2,
  integer = 3,           ///< zigzag varint
  floating = 4,          ///< 8 bytes
  string = 5,            ///< varint length, bytes
  list = 6,              ///< varint count, values
  date = 7,              ///< zigzag days
  local_time = 8,        ///< varint nanoseconds
  time = 9,              ///< varint nanoseconds, zigzag offset
  local_date_time = 10,  ///< zigzag days, varint nanoseconds
  date_time = 11,        ///< zigzag days, varint nanoseconds, zigzag offset, zone as string
  duration = 12,         ///< zigzag months, days, seconds, varint nanoseconds
};

/// A property holds no more, so that the texts of one block stay within 4 GB.
constexpr std::size_t property_bytes_max = 500'000;

/// Whether a property can hold the value: null, boolean, number, string, temporal, or a list of
/// these without null and without lists.
[[nodiscard]] bool is_storable(const Value& value);

/// Appends a storable value as tag and content.
void append_stored(std::string& out, const Value& value);

/// The next stored value. Anything unknown or cut short is `corruption`.
[[nodiscard]] Result<Value> read_stored(ByteReader& reader);

}  // namespace stemma::storage
