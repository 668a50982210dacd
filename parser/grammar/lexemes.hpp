#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

/// Reading single words of the language; the grammar wraps them as tokens.
namespace stemma::parser {

/// A number that begins at `offset`: decimal, 0x, 0o, or a float. `end` is set behind it. Null
/// value and `end == offset`: no number begins here. `negative`: read as what follows a minus.
struct Number {
  Value value;
  std::size_t end = 0;
};
[[nodiscard]] Result<Number> read_number(std::string_view text, std::size_t offset, bool negative);

/// The text of a string literal, quotes taken off and escapes resolved. `literal` is the whole of
/// it.
[[nodiscard]] Result<std::string> read_string(std::string_view literal, std::uint32_t offset);

/// A name as it means: back-ticks off, doubled ones single, NFC.
[[nodiscard]] std::string read_name(std::string_view written);

[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

}  // namespace stemma::parser
