#include "storage/keys/delta_key.hpp"

#include <fmt/format.h>

#include "storage/keys/key_bytes.hpp"

namespace stemma::storage {

DeltaKey::Bytes DeltaKey::encode() const {
  Bytes bytes;
  KeyWriter(bytes.data())
      .put(address.table.family)
      .put(address.table.number)
      .put(address.block)
      .put(sequence)
      .put(part);
  return bytes;
}

Result<DeltaKey> DeltaKey::decode(std::string_view bytes) {
  if (bytes.size() != size) {
    return make_error(ErrorCode::corruption,
                      fmt::format("a delta key has {} bytes, not {}", bytes.size(), size));
  }
  KeyReader reader(bytes);
  DeltaKey key{};
  key.address.table.family = reader.take<TableFamily>();
  key.address.table.number = reader.take<std::uint32_t>();
  key.address.block = reader.take<std::uint64_t>();
  key.sequence = reader.take<Sequence>();
  key.part = reader.take<std::uint32_t>();
  if (key.address.table.family > TableFamily::in_adjacency) {
    return make_error(ErrorCode::corruption, fmt::format("a delta key names table family {}",
                                                         int(key.address.table.family)));
  }
  return key;
}

}  // namespace stemma::storage
