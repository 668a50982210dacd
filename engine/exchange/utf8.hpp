#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stemma::engine {

/// How far a text is good UTF-8 without NUL. `valid` bytes are; where `valid` is less than the
/// size, what follows is either the beginning of a character (`incomplete`) or wrong.
struct Utf8Extent {
  std::size_t valid = 0;
  bool incomplete = false;
};

/// Overlong forms, surrogates, code points past U+10FFFF and NUL count as wrong.
[[nodiscard]] Utf8Extent utf8_extent(std::string_view text);

/// Appends a code point. Needs one that UTF-8 can say.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace stemma::engine
