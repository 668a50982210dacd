#pragma once

#include <string>
#include <vector>

#include "benchmarks/runner/database.hpp"
#include "benchmarks/runner/workload.hpp"

namespace bench {

/// One line of the report.
struct Measured {
  std::string row;
  std::vector<double> times_ms;
  json::object answer;
  bool equal = false;
  std::string error;
};

/// Asks each call once and compares; then, all calls over and over, times them.
Measured measure(Connection& connection, const Row& row);

/// The line as JSON: row, median_ms, p95_ms, calls, answer, equal.
std::string as_line(const Measured& measured);

}  // namespace bench
