#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"
#include "storage/catalog/catalog_state.hpp"

namespace stemma::storage {
namespace {

constexpr std::uint8_t unique_flag = 1;
constexpr std::uint8_t required_flag = 2;

}  // namespace

std::string encode_index(const IndexDescription& description) {
  std::string bytes;
  ByteWriter out(bytes);
  out.text(description.name).u8(static_cast<std::uint8_t>(description.kind));
  const int flags =
      (description.unique ? unique_flag : 0) | (description.required ? required_flag : 0);
  out.varint(description.label_or_type).u8(static_cast<std::uint8_t>(flags));
  out.varint(description.properties.size());
  for (const PropertyKeyId key : description.properties) out.varint(number(key));
  return bytes;
}

Result<IndexDescription> decode_index(IndexId id, std::string_view bytes) {
  ByteReader reader(bytes);
  IndexDescription description;
  description.id = id;
  description.name = reader.text();
  const std::uint8_t kind = reader.u8();
  description.kind = static_cast<EntityKind>(kind);
  description.label_or_type = static_cast<std::uint32_t>(reader.varint());
  const std::uint8_t flags = reader.u8();
  description.unique = (flags & unique_flag) != 0;
  description.required = (flags & required_flag) != 0;
  for (std::uint64_t left = reader.varint(); left > 0 && reader.intact(); --left) {
    description.properties.push_back(PropertyKeyId{static_cast<std::uint32_t>(reader.varint())});
  }
  if (!reader.intact() || !reader.at_end() || kind > 1 || flags > 3 ||
      description.properties.empty()) {
    return make_error(ErrorCode::corruption, "the description of an index cannot be read");
  }
  return description;
}

std::string encode_label_set(const LabelSet& labels) {
  std::string bytes;
  ByteWriter out(bytes);
  out.varint(labels.size());
  for (const LabelId label : labels) out.varint(number(label));
  return bytes;
}

Result<LabelSet> decode_label_set(std::string_view bytes) {
  ByteReader reader(bytes);
  LabelSet labels;
  for (std::uint64_t left = reader.varint(); left > 0 && reader.intact(); --left) {
    labels.push_back(LabelId{static_cast<std::uint32_t>(reader.varint())});
  }
  if (!reader.intact() || !reader.at_end()) {
    return make_error(ErrorCode::corruption, "the labels of a set cannot be read");
  }
  return labels;
}

}  // namespace stemma::storage
