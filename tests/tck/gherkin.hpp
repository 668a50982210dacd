#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "tests/observation/cell_table.hpp"

namespace stemma::tck {

/// One line `Given ...`, `When ...`, `Then ...`, `And ...`, with what stands below it.
struct Step {
  std::string text;  ///< without the keyword
  std::optional<std::string> document;
  observation::CellTable table;
  std::size_t line = 0;
};

/// A scenario ready to run: the background's steps in front, one example's values put in.
struct Scenario {
  std::string name;
  std::size_t example = 0;  ///< from 1 in an outline, counted over all its tables; else 0
  std::vector<std::string> tags;
  std::vector<Step> steps;
};

struct Feature {
  std::string name;
  std::vector<Scenario> scenarios;
};

/// Reads a feature file and expands its outlines.
[[nodiscard]] Result<Feature> read_feature(std::string_view text);

}  // namespace stemma::tck
