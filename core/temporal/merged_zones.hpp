#pragma once

#include <string_view>

namespace stemma::temporal {

/// The standard zone database keeps one zone where several have agreed since 1970; the others are
/// links to it. Some distributions ship the links with histories of their own from before 1970.
/// So that a time means the same instant everywhere, a link is read as the zone it names; any other
/// name is given back as it is.
[[nodiscard]] std::string_view merged_into(std::string_view zone);

}  // namespace stemma::temporal
