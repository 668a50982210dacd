#include <fmt/format.h>

#include <algorithm>

#include "tests/golden/golden_run.hpp"

namespace stemma::golden {
namespace {

using Lines = std::vector<std::string>;

/// common[i][j]: the longest common subsequence of a from i on and b from j on.
std::vector<std::vector<std::size_t>> common_lengths(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] =
          a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  return common;
}

std::string diff(const Lines& expected, const Lines& got) {
  const auto common = common_lengths(expected, got);
  std::string out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < expected.size() || j < got.size()) {
    if (i < expected.size() && j < got.size() && expected[i] == got[j]) {
      out += "      " + expected[i++] + "\n";
      ++j;
    } else if (j == got.size() || (i < expected.size() && common[i + 1][j] >= common[i][j + 1])) {
      out += "    - " + expected[i++] + "\n";
    } else {
      out += "    + " + got[j++] + "\n";
    }
  }
  return out;
}

Lines as_outcome(const Mismatch& mismatch) {
  Lines lines{mismatch.head};
  if (mismatch.outcome->kind == OutcomeKind::changes) return lines;
  for (const std::string& line : mismatch.got) lines.push_back(line.empty() ? "" : "  " + line);
  return lines;
}

}  // namespace

std::string print(const Mismatch& mismatch) {
  const std::string place = mismatch.block == nullptr ? "?"
                                                      : fmt::format("{}: {}", mismatch.block->line,
                                                                    mismatch.block->title);
  return fmt::format("{}: got {}\n{}", place, mismatch.head, diff(mismatch.expected, mismatch.got));
}

std::string updated(const GoldenFile& file, const std::vector<Mismatch>& mismatches) {
  Lines lines = file.lines;
  // From the end on, so that the places before stay right.
  for (auto mismatch = mismatches.rbegin(); mismatch != mismatches.rend(); ++mismatch) {
    if (mismatch->outcome == nullptr || mismatch->head == "an error") continue;
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(mismatch->outcome->first);
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(mismatch->outcome->end);
    const Lines outcome = as_outcome(*mismatch);
    lines.insert(lines.erase(begin, end), outcome.begin(), outcome.end());
  }
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace stemma::golden
