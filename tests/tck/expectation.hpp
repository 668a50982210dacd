#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "tests/observation/cell_table.hpp"
#include "tests/observation/show.hpp"

namespace stemma::tck {

/// What `Then the result should be ...` asks for.
struct ResultExpectation {
  bool empty = false;  ///< no columns and no rows
  bool in_order = false;
  observation::ListOrder lists = observation::ListOrder::kept;
};

/// Nothing where the step is not of this kind.
[[nodiscard]] std::optional<ResultExpectation> result_expectation(std::string_view step);

struct Comparison {
  bool equal = false;
  std::string expected = {};
  std::string got = {};
};

/// Compares what came with the table below the step. An error: the table cannot be read.
[[nodiscard]] Result<Comparison> compare(const ResultExpectation& expectation,
                                         const observation::CellTable& table,
                                         const observation::ShownResult& result);

/// A table on one line.
[[nodiscard]] std::string print_expectation(const observation::CellTable& table);

/// What `Then a TYPE should be raised at PHASE: DETAIL` asks for.
struct ErrorExpectation {
  std::string type;
  std::string phase;
  std::string detail;
};

[[nodiscard]] std::optional<ErrorExpectation> error_expectation(std::string_view step);
[[nodiscard]] bool fits(const ErrorExpectation& expectation, const Error& error);

}  // namespace stemma::tck
