#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

namespace stemma::storage {

/// 128 bits of a long value, in place of its tail in an index key. Two values that meet here are
/// told apart by the value itself, so this only has to be even and stable: it is on disk.
[[nodiscard]] inline std::pair<std::uint64_t, std::uint64_t> hash128(std::string_view bytes) {
  std::uint64_t a = 0xcbf29ce484222325;
  std::uint64_t b = 0x9e3779b97f4a7c15;
  for (const char c : bytes) {
    a = (a ^ static_cast<std::uint8_t>(c)) * 0x100000001b3;
    b = (b + static_cast<std::uint8_t>(c) + 1) * 0xff51afd7ed558ccd;
    b ^= b >> 32;
  }
  return {a, b};
}

}  // namespace stemma::storage
