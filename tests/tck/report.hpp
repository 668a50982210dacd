#pragma once

#include <array>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "tests/tck/outcome.hpp"

namespace stemma::tck {

/// One scenario that ran.
struct Ran {
  std::string file;  ///< below the suite's directory
  std::string scenario;
  std::size_t example = 0;
  Outcome outcome;
};

/// The counts of a part of the suite.
struct Counts {
  std::array<std::size_t, outcome_names.size()> by_kind = {};
  std::size_t lenient = 0;
  std::size_t total = 0;

  void add(const Outcome& outcome);
  [[nodiscard]] std::size_t strict() const { return by_kind[0]; }
};

[[nodiscard]] Counts count(const std::vector<Ran>& all);

/// A table of the counts by directory and of all; its last line is `strict P of N, lenient L of N`.
void print_counts(std::ostream& out, const std::vector<Ran>& all);

/// A line a failure: kind, file, scenario, example, expected, got; tabs between, line ends escaped.
void print_failures(std::ostream& out, const std::vector<Ran>& all);

}  // namespace stemma::tck
