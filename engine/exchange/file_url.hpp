#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace stemma::engine {

/// The path a file URL (`file:///a/b%20c.csv`) names; what has no scheme is a path already. Other
/// schemes are `unsupported`: nothing is fetched over a network.
[[nodiscard]] Result<std::string> path_of_source(std::string_view source);

}  // namespace stemma::engine
