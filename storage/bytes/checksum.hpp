#pragma once

#include <cstdint>
#include <string_view>

namespace stemma::storage {

/// CRC-32C of the bytes, continuing from `seed` (0 to begin).
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes, std::uint32_t seed = 0);

}  // namespace stemma::storage
