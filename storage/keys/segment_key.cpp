#include "storage/keys/segment_key.hpp"

#include <fmt/format.h>

#include "storage/keys/key_bytes.hpp"

namespace stemma::storage {

SegmentKey::Bytes SegmentKey::encode() const {
  Bytes bytes;
  KeyWriter(bytes.data())
      .put(address.table.family)
      .put(address.table.number)
      .put(address.block)
      .put(component)
      .put(part)
      .put(version);
  return bytes;
}

Result<SegmentKey> SegmentKey::decode(std::string_view bytes) {
  if (bytes.size() != size) {
    return make_error(ErrorCode::corruption,
                      fmt::format("a segment key has {} bytes, not {}", bytes.size(), size));
  }
  KeyReader reader(bytes);
  SegmentKey key{};
  key.address.table.family = reader.take<TableFamily>();
  key.address.table.number = reader.take<std::uint32_t>();
  key.address.block = reader.take<std::uint64_t>();
  key.component = reader.take<SegmentComponent>();
  key.part = reader.take<std::uint32_t>();
  key.version = reader.take<Sequence>();
  if (key.address.table.family > TableFamily::in_adjacency ||
      key.component > SegmentComponent::relationships) {
    return make_error(ErrorCode::corruption,
                      fmt::format("a segment key names table family {} and component {}",
                                  int(key.address.table.family), int(key.component)));
  }
  return key;
}

}  // namespace stemma::storage
