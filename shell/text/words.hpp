#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::shell {

/// Without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Up to the first blank.
[[nodiscard]] std::string_view first_word(std::string_view text);

/// The words of a line. Quotes keep blanks together and are taken away: 'two words', "two words".
[[nodiscard]] std::vector<std::string> words_of(std::string_view line);

/// The name that was probably meant, or "" where none is near.
[[nodiscard]] std::string nearest(std::string_view written, std::span<const std::string> names);

}  // namespace stemma::shell
