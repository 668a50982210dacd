#include "storage/segments/segment_source.hpp"

#include <fmt/format.h>

#include <cstring>

#include "storage/bytes/byte_writer.hpp"
#include "storage/bytes/checksum.hpp"

namespace stemma::storage {
namespace {

std::uint32_t checksum(const SegmentKey& key, std::string_view content) {
  const auto bytes = key.encode();
  return crc32c(content, crc32c(std::string_view(bytes.data(), bytes.size())));
}

}  // namespace

std::string seal_part(const SegmentKey& key, std::string content) {
  const std::uint32_t sum = checksum(key, content);
  ByteWriter(content).u32(sum);
  return content;
}

Result<std::string> open_part(const SegmentKey& key, std::string sealed) {
  std::uint32_t stored = 0;
  if (sealed.size() >= sizeof stored) {
    std::memcpy(&stored, sealed.data() + sealed.size() - sizeof stored, sizeof stored);
    sealed.resize(sealed.size() - sizeof stored);
    if (checksum(key, sealed) == stored) return sealed;
  }
  return make_error(
      ErrorCode::corruption,
      fmt::format("a part of {} bytes of block {} of table {}/{} does not match its checksum",
                  sealed.size(), key.address.block, int(key.address.table.family),
                  key.address.table.number));
}

}  // namespace stemma::storage
