#pragma once

#include <string_view>

#include "core/error.hpp"
#include "parser/source.hpp"

namespace stemma::parser {

/// The error for a text that goes on in a way the grammar does not: what stands there, what was
/// expected in its place, and, where the mistake is a known one, what would work.
[[nodiscard]] Error unexpected(const Source& source, std::uint32_t offset,
                               std::string_view expected);

}  // namespace stemma::parser
