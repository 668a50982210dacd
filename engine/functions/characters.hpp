#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Strings as users count them: in characters (code points), never in bytes. A byte that is not
/// UTF-8 counts as one character.
namespace stemma::engine {

[[nodiscard]] std::int64_t count_characters(std::string_view text);

/// The bytes of `count` characters from character `start` on; what lies beyond the end is left out.
[[nodiscard]] std::string_view characters(std::string_view text, std::int64_t start,
                                          std::int64_t count);

/// The characters one by one.
[[nodiscard]] std::vector<std::string_view> each_character(std::string_view text);

[[nodiscard]] std::string to_upper(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text);

/// Whether a character is Unicode white space (no-break spaces included).
[[nodiscard]] bool is_space(std::string_view character);

}  // namespace stemma::engine
