#include "storage/keys/meta_key.hpp"

#include <fmt/format.h>

#include "storage/keys/key_bytes.hpp"

namespace stemma::storage::meta_key {
namespace {

constexpr std::size_t name_size = 6;
constexpr std::size_t numbered_size = 5;
constexpr std::size_t wide_size = 9;
constexpr std::size_t directory_size = 14;

Result<void> expect_size(std::string_view bytes, std::size_t size) {
  if (bytes.size() == size) return {};
  return make_error(ErrorCode::corruption,
                    fmt::format("a meta key '{}' has {} bytes, not {}",
                                bytes.empty() ? '?' : bytes.front(), bytes.size(), size));
}

}  // namespace

std::string single(MetaRecord record) { return std::string(1, static_cast<char>(record)); }

std::string name(Dictionary dictionary, std::uint32_t id) {
  std::string key(name_size, '\0');
  KeyWriter(key.data()).put(MetaRecord::name).put(dictionary).put(id);
  return key;
}

std::string definition(std::string_view name) {
  return single(MetaRecord::definition).append(name);
}

std::string numbered(MetaRecord record, std::uint32_t number) {
  std::string key(numbered_size, '\0');
  KeyWriter(key.data()).put(record).put(number);
  return key;
}

std::string numbered_wide(MetaRecord record, std::uint64_t number) {
  std::string key(wide_size, '\0');
  KeyWriter(key.data()).put(record).put(number);
  return key;
}

std::string directory(const BlockAddress& address) {
  std::string key(directory_size, '\0');
  KeyWriter(key.data())
      .put(MetaRecord::directory)
      .put(address.table.family)
      .put(address.table.number)
      .put(address.block);
  return key;
}

Result<Name> decode_name(std::string_view bytes) {
  STEMMA_TRY(expect_size(bytes, name_size));
  KeyReader reader(bytes.substr(1));
  const auto dictionary = reader.take<Dictionary>();
  if (dictionary > Dictionary::property_key) {
    return make_error(ErrorCode::corruption,
                      fmt::format("a name is of dictionary {}", int(dictionary)));
  }
  return Name{dictionary, reader.take<std::uint32_t>()};
}

Result<std::uint32_t> decode_numbered(std::string_view bytes) {
  STEMMA_TRY(expect_size(bytes, numbered_size));
  return KeyReader(bytes.substr(1)).take<std::uint32_t>();
}

Result<std::uint64_t> decode_numbered_wide(std::string_view bytes) {
  STEMMA_TRY(expect_size(bytes, wide_size));
  return KeyReader(bytes.substr(1)).take<std::uint64_t>();
}

Result<BlockAddress> decode_directory(std::string_view bytes) {
  STEMMA_TRY(expect_size(bytes, directory_size));
  KeyReader reader(bytes.substr(1));
  BlockAddress address{};
  address.table.family = reader.take<TableFamily>();
  address.table.number = reader.take<std::uint32_t>();
  address.block = reader.take<std::uint64_t>();
  if (address.table.family > TableFamily::in_adjacency) {
    return make_error(ErrorCode::corruption, fmt::format("the directory names table family {}",
                                                         int(address.table.family)));
  }
  return address;
}

}  // namespace stemma::storage::meta_key
