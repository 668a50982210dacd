#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace stemma::storage {

/// Key of one entry of an index.
///
///     index 4 | encoded value, one a property | id 8      big-endian
///
/// Encodings sort as the values do (`indexes/ordered_value`). One longer than `component_max`
/// divided by the number of properties keeps that many of its bytes, then has 16 bytes of hash;
/// such an entry has the value 1 instead of an empty one, and whoever finds it asks the property
/// itself.
namespace index_key {

constexpr std::size_t component_max = 1024;
constexpr std::size_t id_size = 8;

struct Values {
  std::string bytes;       ///< index and encoded values, without the id
  bool shortened = false;  ///< a value was replaced by prefix and hash
};

/// What all entries of an index begin with.
[[nodiscard]] std::string of_index(IndexId index);
/// Needs storable values, none of them null.
[[nodiscard]] Values of_values(IndexId index, std::span<const Value> values);
/// One value of an index of `properties` properties, appended; whether it was shortened.
bool append_component(std::string& out, const Value& value, std::size_t properties);
void append_id(std::string& out, std::uint64_t id);
[[nodiscard]] Result<std::uint64_t> id_of(std::string_view key);
/// The first key after all keys that begin with these bytes.
[[nodiscard]] std::string after(std::string_view prefix);

}  // namespace index_key
}  // namespace stemma::storage
