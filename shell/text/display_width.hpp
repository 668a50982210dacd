#pragma once

#include <cstddef>
#include <string_view>

namespace stemma::shell {

/// The columns of a terminal that a text takes: two for a Chinese character, none for a combining
/// mark.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The bytes of the longest beginning of `text` that is no wider than `columns`, at least one
/// character.
[[nodiscard]] std::size_t bytes_within(std::string_view text, std::size_t columns);

}  // namespace stemma::shell
