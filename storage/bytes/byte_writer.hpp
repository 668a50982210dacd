#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace stemma::storage {

static_assert(std::endian::native == std::endian::little,
              "arrays are stored as they lie in memory");

/// Appends the parts of a stored value: little-endian numbers, varints, counted strings.
class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  ByteWriter& u8(std::uint8_t value) {
    out_.push_back(static_cast<char>(value));
    return *this;
  }
  ByteWriter& u16(std::uint16_t value) { return raw(&value, sizeof value); }
  ByteWriter& u32(std::uint32_t value) { return raw(&value, sizeof value); }
  ByteWriter& u64(std::uint64_t value) { return raw(&value, sizeof value); }
  ByteWriter& f64(double value) { return raw(&value, sizeof value); }
  ByteWriter& varint(std::uint64_t value) {
    while (value >= 0x80) {
      out_.push_back(static_cast<char>(value | 0x80));
      value >>= 7;
    }
    out_.push_back(static_cast<char>(value));
    return *this;
  }
  /// Small numbers of either sign in few bytes.
  ByteWriter& zigzag(std::int64_t value) {
    return varint((static_cast<std::uint64_t>(value) << 1) ^
                  static_cast<std::uint64_t>(value >> 63));
  }
  ByteWriter& text(std::string_view bytes) {
    varint(bytes.size());
    return raw(bytes.data(), bytes.size());
  }
  ByteWriter& raw(const void* bytes, std::size_t size) {
    out_.append(static_cast<const char*>(bytes), size);
    return *this;
  }

 private:
  std::string& out_;
};

}  // namespace stemma::storage
