#pragma once

#include <string>

#include "core/value.hpp"

namespace stemma::storage {

/// First byte of a value in an index key; values of one type lie together. The numbers are on disk.
enum class OrderedTag : std::uint8_t {
  end_of_list = 0,
  list = 1,
  duration = 2,
  date = 3,
  local_time = 4,
  time = 5,
  local_date_time = 6,
  date_time = 7,
  string = 8,
  boolean = 9,
  number = 10,
};

/// Appends bytes that sort as the values do; no encoding is the beginning of another. Integers and
/// floats lie in one order, 1 and 1.0 alike, NaN last. Needs a storable value that is not null.
void append_ordered(std::string& out, const Value& value);

/// Appends what the encodings of all strings that begin with `prefix` begin with.
void append_ordered_prefix(std::string& out, std::string_view prefix);

[[nodiscard]] OrderedTag ordered_tag(const Value& value);

}  // namespace stemma::storage
