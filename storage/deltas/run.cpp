#include "storage/deltas/run.hpp"

#include <tuple>

namespace stemma::storage {

void collect_changes(const AdjacencyOverlay& overlay, std::uint16_t row,
                     std::vector<AdjacencyEntry>& changes) {
  const auto row_less = [](const auto& a, const auto& b) {
    if constexpr (std::is_same_v<std::decay_t<decltype(a)>, AdjacencyEntry>) {
      return a.row < b;
    } else {
      return a < b.row;
    }
  };
  const std::size_t begin = changes.size();
  std::size_t sources = 0;
  for (const auto& run : overlay.runs()) {
    const auto [first, last] =
        std::equal_range(run->entries.begin(), run->entries.end(), row, row_less);
    if (first != last) ++sources;
    changes.insert(changes.end(), first, last);
  }
  const auto from = changes.begin() + static_cast<std::ptrdiff_t>(begin);
  if (sources > 1) {
    std::sort(from, changes.end(),
              [](const AdjacencyEntry& a, const AdjacencyEntry& b) { return before(a, b); });
  }
  const auto same = [](const AdjacencyEntry& a, const AdjacencyEntry& b) {
    return a.neighbour == b.neighbour && a.relationship == b.relationship;
  };
  changes.erase(std::unique(from, changes.end(), same), changes.end());
}

}  // namespace stemma::storage
