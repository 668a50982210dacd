#pragma once

#include <array>
#include <string_view>

#include "core/result.hpp"
#include "storage/keys/table_key.hpp"

namespace stemma::storage {

/// What a part of a segment holds. The numbers are on disk.
enum class SegmentComponent : std::uint8_t {
  column = 0,
  offsets = 1,
  neighbours = 2,
  relationships = 3,
};

/// Key of one part of one segment.
///
///     family 1 | number 4 | block 8 | component 1 | part 4 | version 8      26 bytes, big-endian
///
/// The version is the sequence of the fold or import that wrote the part. A key is never
/// overwritten: what the directory names stays as it is until nobody can name it any more.
struct SegmentKey {
  BlockAddress address;
  SegmentComponent component;
  std::uint32_t part;
  Sequence version;

  static constexpr std::size_t size = 26;
  using Bytes = std::array<char, size>;

  [[nodiscard]] Bytes encode() const;
  [[nodiscard]] static Result<SegmentKey> decode(std::string_view bytes);
  friend auto operator<=>(const SegmentKey&, const SegmentKey&) = default;
};

}  // namespace stemma::storage
