#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "parser/source.hpp"

namespace stemma::parser {

/// The error for a text that goes on in a way the grammar does not: what stands there, what was
/// expected in its place, and, where the mistake is a known one, what would work.
[[nodiscard]] Error unexpected(const Source& source, std::uint32_t offset,
                               std::string_view expected);

/// `a, b or c`, each of them once: what of several was expected.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names);

}  // namespace stemma::parser
