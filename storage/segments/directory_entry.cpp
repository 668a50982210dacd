#include "storage/segments/directory_entry.hpp"

#include <algorithm>

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"

namespace stemma::storage {

std::string DirectoryEntry::encode() const {
  std::string bytes;
  ByteWriter out(bytes);
  out.varint(number(version)).varint(parts.size());
  for (const SegmentPart& part : parts) {
    out.varint(part.part).varint(number(part.version)).varint(part.count);
  }
  out.varint(label_sets.size());
  for (const LabelSetCount& each : label_sets) out.varint(each.label_set).varint(each.nodes);
  return bytes;
}

Result<DirectoryEntry> DirectoryEntry::decode(std::string_view bytes) {
  ByteReader reader(bytes);
  DirectoryEntry entry;
  entry.version = Sequence{reader.varint()};
  for (std::uint64_t left = reader.varint(); left > 0 && reader.intact(); --left) {
    SegmentPart part{};
    part.part = static_cast<std::uint32_t>(reader.varint());
    part.version = Sequence{reader.varint()};
    part.count = static_cast<std::uint32_t>(reader.varint());
    entry.parts.push_back(part);
  }
  for (std::uint64_t left = reader.varint(); left > 0 && reader.intact(); --left) {
    LabelSetCount each{};
    each.label_set = static_cast<std::uint32_t>(reader.varint());
    each.nodes = static_cast<std::uint32_t>(reader.varint());
    entry.label_sets.push_back(each);
  }
  if (!reader.intact() || !reader.at_end()) {
    return make_error(ErrorCode::corruption, "a directory entry is cut short or too long");
  }
  return entry;
}

std::vector<SegmentKey> parts_without(const BlockAddress& address, const DirectoryEntry& entry,
                                      const DirectoryEntry& other) {
  std::vector<SegmentKey> keys;
  const bool column = is_column(address.table.family);
  for (const SegmentPart& part : entry.parts) {
    if (std::find(other.parts.begin(), other.parts.end(), part) != other.parts.end()) continue;
    if (column) {
      keys.push_back({address, SegmentComponent::column, part.part, part.version});
    } else {
      keys.push_back({address, SegmentComponent::neighbours, part.part, part.version});
      keys.push_back({address, SegmentComponent::relationships, part.part, part.version});
    }
  }
  if (!column && entry.version != other.version && number(entry.version) != 0) {
    keys.push_back({address, SegmentComponent::offsets, 0, entry.version});
  }
  return keys;
}

}  // namespace stemma::storage
