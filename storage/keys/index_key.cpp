#include "storage/keys/index_key.hpp"

#include <fmt/format.h>

#include "storage/indexes/hash128.hpp"
#include "storage/indexes/ordered_value.hpp"
#include "storage/keys/key_bytes.hpp"

namespace stemma::storage::index_key {

std::string of_index(IndexId index) {
  std::string key(sizeof(index), '\0');
  KeyWriter(key.data()).put(index);
  return key;
}

bool append_component(std::string& out, const Value& value, std::size_t properties) {
  const std::size_t size_max = component_max / properties;
  const std::size_t begin = out.size();
  append_ordered(out, value);
  if (out.size() - begin <= size_max) return false;
  const auto [first, second] = hash128(std::string_view(out).substr(begin));
  out.resize(begin + size_max + 16);
  KeyWriter(out.data() + begin + size_max).put(first).put(second);
  return true;
}

Values of_values(IndexId index, std::span<const Value> values) {
  Values key{of_index(index)};
  for (const Value& value : values) {
    if (append_component(key.bytes, value, values.size())) key.shortened = true;
  }
  return key;
}

void append_id(std::string& out, std::uint64_t id) {
  char bytes[id_size];
  KeyWriter(bytes).put(id);
  out.append(bytes, id_size);
}

Result<std::uint64_t> id_of(std::string_view key) {
  if (key.size() < sizeof(IndexId) + 1 + id_size) {
    return make_error(ErrorCode::corruption,
                      fmt::format("an index key has only {} bytes", key.size()));
  }
  return KeyReader(key.substr(key.size() - id_size)).take<std::uint64_t>();
}

std::string after(std::string_view prefix) {
  std::string key(prefix);
  while (!key.empty() && key.back() == '\xff') key.pop_back();
  if (!key.empty()) key.back() = static_cast<char>(static_cast<std::uint8_t>(key.back()) + 1);
  return key;
}

}  // namespace stemma::storage::index_key
