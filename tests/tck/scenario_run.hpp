#pragma once

#include <chrono>
#include <map>
#include <string>

#include "core/result.hpp"
#include "tests/tck/gherkin.hpp"
#include "tests/tck/outcome.hpp"

namespace stemma::tck {

/// The scripts of the named graphs.
using NamedGraphs = std::map<std::string, std::string, std::less<>>;

/// Runs a scenario on fresh databases in memory: once, or with `any graph` on the empty graph and
/// on binary-tree-1. One tagged @ignore is run too, and skipped where it does not pass.
[[nodiscard]] Outcome run_scenario(const Scenario& scenario, const NamedGraphs& graphs,
                                   std::chrono::milliseconds time_limit);

}  // namespace stemma::tck
