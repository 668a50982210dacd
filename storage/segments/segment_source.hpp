#pragma once

#include <string>

#include "core/result.hpp"
#include "storage/keys/segment_key.hpp"

namespace stemma::storage {

/// Where blocks are read from. One part, its checksum verified and cut off.
class SegmentSource {
 public:
  virtual ~SegmentSource() = default;
  [[nodiscard]] virtual Result<std::string> read(const SegmentKey& key) const = 0;
};

/// A part as it is stored: the content, then a CRC-32C of key and content, so that a part at the
/// wrong place is noticed like a damaged one.
[[nodiscard]] std::string seal_part(const SegmentKey& key, std::string content);
[[nodiscard]] Result<std::string> open_part(const SegmentKey& key, std::string sealed);

}  // namespace stemma::storage
