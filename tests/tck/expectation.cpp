#include "tests/tck/expectation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/observation/notation.hpp"

namespace stemma::tck {
namespace {

using observation::Cells;
using observation::CellTable;

Result<CellTable> printed_rows(const CellTable& table, const observation::PrintOptions& options) {
  CellTable rows;
  for (std::size_t i = 1; i < table.size(); ++i) {
    Cells& row = rows.emplace_back();
    for (const std::string& cell : table[i]) {
      STEMMA_TRY(const observation::ShownValue shown, observation::read_notation(cell));
      row.push_back(print(shown, options));
    }
  }
  return rows;
}

CellTable printed_rows(const observation::ShownResult& result,
                       const observation::PrintOptions& options) {
  CellTable rows;
  for (const auto& shown_row : result.rows) {
    Cells& row = rows.emplace_back();
    for (const observation::ShownValue& shown : shown_row) row.push_back(print(shown, options));
  }
  return rows;
}

}  // namespace

std::optional<ResultExpectation> result_expectation(std::string_view step) {
  if (step == "the result should be empty") return ResultExpectation{true};
  constexpr std::string_view unordered_lists = " (ignoring element order for lists)";
  ResultExpectation expectation;
  if (step.empty() || step.back() != ':') return {};
  step.remove_suffix(1);
  if (step.ends_with(unordered_lists)) {
    expectation.lists = observation::ListOrder::ignored;
    step.remove_suffix(unordered_lists.size());
  }
  if (step == "the result should be, in order") {
    expectation.in_order = true;
    return expectation;
  }
  if (step == "the result should be, in any order" || step == "the result should be")
    return expectation;
  return {};
}

std::string print_expectation(const CellTable& table) {
  std::string out;
  for (const Cells& row : table) out += fmt::format("| {} ", fmt::join(row, " | ")) + "|";
  return table.empty() ? "nothing" : out;
}

Result<Comparison> compare(const ResultExpectation& expectation, const CellTable& table,
                           const observation::ShownResult& result) {
  const observation::PrintOptions options{expectation.lists};
  const Cells columns = expectation.empty || table.empty() ? Cells() : table[0];
  STEMMA_TRY(CellTable expected, printed_rows(table, options));
  CellTable got = printed_rows(result, options);
  if (!expectation.in_order) {
    std::sort(expected.begin(), expected.end());
    std::sort(got.begin(), got.end());
  }
  if (columns == result.columns && expected == got) return Comparison{true};
  expected.insert(expected.begin(), columns);
  got.insert(got.begin(), result.columns);
  return Comparison{false, print_expectation(expected), print_expectation(got)};
}

std::optional<ErrorExpectation> error_expectation(std::string_view step) {
  constexpr std::string_view raised = " should be raised at ";
  const std::size_t middle = step.find(raised);
  const std::size_t colon = step.find(": ", middle);
  if (middle == std::string_view::npos || colon == std::string_view::npos) return {};
  std::string_view type = step.substr(0, middle);
  type.remove_prefix(std::min(type.find(' ') + 1, type.size()));
  const std::size_t phase = middle + raised.size();
  return ErrorExpectation{std::string(type), std::string(step.substr(phase, colon - phase)),
                          std::string(observation::trimmed(step.substr(colon + 1)))};
}

bool fits(const ErrorExpectation& expectation, const Error& error) {
  const auto same = [](std::string_view expected, std::string_view got) {
    return expected == "*" || expected == got;
  };
  return same(expectation.type, name_of(error.type)) &&
         (expectation.phase == "any time" || same(expectation.phase, name_of(error.phase))) &&
         same(expectation.detail, detail_of(error.code));
}

}  // namespace stemma::tck
