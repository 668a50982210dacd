#pragma once

#include <array>
#include <string_view>

#include "core/result.hpp"
#include "storage/keys/table_key.hpp"

namespace stemma::storage {

/// Key of what one commit changed in one block and no segment holds yet.
///
///     family 1 | number 4 | block 8 | sequence 8 | part 4      25 bytes, big-endian
///
/// Byte order is field order, so all changes of a block are one range scan, oldest first. The
/// commit sequence makes every key unique: it is written once and deleted once.
struct DeltaKey {
  BlockAddress address;
  Sequence sequence;
  std::uint32_t part;

  static constexpr std::size_t size = 25;
  using Bytes = std::array<char, size>;

  [[nodiscard]] Bytes encode() const;
  [[nodiscard]] static Result<DeltaKey> decode(std::string_view bytes);
  friend auto operator<=>(const DeltaKey&, const DeltaKey&) = default;
};

}  // namespace stemma::storage
