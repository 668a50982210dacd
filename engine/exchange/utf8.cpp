#include "engine/exchange/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace stemma::engine {
namespace {

/// Eight bytes that are ASCII and none of them NUL.
bool plain_ascii(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101u;
  constexpr std::uint64_t tops = 0x8080808080808080u;
  return ((word | (word - ones)) & tops) == 0;
}

/// The shape of a character by its first byte: how long it is and what its second byte may be.
struct Shape {
  unsigned size = 0;
  unsigned char second_least = 0x80;
  unsigned char second_most = 0xBF;
};

Shape shape_of(unsigned char first) {
  if (first >= 0x01 && first <= 0x7F) return {1};
  if (first >= 0xC2 && first <= 0xDF) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  if (first >= 0xF1 && first <= 0xF3) return {4};
  return {0};
}

enum class Character : std::uint8_t { good, cut, wrong };

Character look_at(const unsigned char* text, std::size_t left, const Shape& shape) {
  if (shape.size == 0) return Character::wrong;
  for (unsigned i = 1; i < shape.size; ++i) {
    if (i == left) return Character::cut;
    const unsigned char least = i == 1 ? shape.second_least : 0x80;
    const unsigned char most = i == 1 ? shape.second_most : 0xBF;
    if (text[i] < least || text[i] > most) return Character::wrong;
  }
  return Character::good;
}

}  // namespace

Utf8Extent utf8_extent(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    while (i + 8 <= text.size() && plain_ascii(text.data() + i)) i += 8;
    if (i == text.size()) break;
    const Shape shape = shape_of(bytes[i]);
    const Character seen = look_at(bytes + i, text.size() - i, shape);
    if (seen != Character::good) return {i, seen == Character::cut};
    i += shape.size;
  }
  return {i, false};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

}  // namespace stemma::engine
