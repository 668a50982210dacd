#pragma once

#include <string>
#include <string_view>

namespace stemma::engine {

/// What to write for a function that is not there: what stands for it, where it is one that other
/// systems have; else the function with the nearest name; empty where nothing is near.
[[nodiscard]] std::string instead_of_function(std::string_view name);

}  // namespace stemma::engine
