#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace stemma::storage {

/// Writes the fields of a key big-endian, so that byte order is field order.
class KeyWriter {
 public:
  explicit KeyWriter(char* at) : at_(at) {}

  template <typename T>
  requires std::is_enum_v<T> KeyWriter& put(T value) {
    return put(static_cast<std::underlying_type_t<T>>(value));
  }
  template <std::unsigned_integral T>
  KeyWriter& put(T value) {
    for (std::size_t i = sizeof(T); i-- > 0;) {
      *at_++ = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i));
    }
    return *this;
  }

 private:
  char* at_;
};

/// Reads the fields back. The caller has checked the length.
class KeyReader {
 public:
  explicit KeyReader(std::string_view bytes) : at_(bytes.data()) {}

  template <typename T>
  [[nodiscard]] T take() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      value = value << 8 | static_cast<std::uint8_t>(*at_++);
    }
    return static_cast<T>(value);
  }

 private:
  const char* at_;
};

}  // namespace stemma::storage
