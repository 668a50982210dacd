#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "tests/tck/outcome.hpp"

namespace stemma::tck {

/// Answers the outcome of the scenario of this number.
using RunOne = std::function<Outcome(std::size_t)>;

/// Runs scenarios 0 .. count-1 one after the other in a child process. One that ends the process,
/// or gives no answer in time, is a crash; the rest go on in a new child.
[[nodiscard]] std::vector<Outcome> run_apart(std::size_t count, const RunOne& run_one,
                                             std::chrono::milliseconds time_limit);

}  // namespace stemma::tck
