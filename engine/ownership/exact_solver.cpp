#include "engine/ownership/exact_solver.hpp"

namespace stemma::engine::ownership {
namespace {

using Rows = std::vector<ExactRow>;

void subtract(ExactRow& row, const ExactRow& pivot_row, const Rational& factor) {
  for (const auto& [column, entry] : pivot_row.entries) {
    const auto [at, made] = row.entries.try_emplace(column, 0);
    at->second -= factor * entry;
    if (at->second == 0) row.entries.erase(at);
  }
  for (std::size_t i = 0; i < row.right.size(); ++i) row.right[i] -= factor * pivot_row.right[i];
}

/// The open row with the fewest entries: eliminating it fills the least.
std::uint32_t sparsest(const Rows& rows, const std::vector<char>& closed) {
  std::uint32_t best = 0;
  std::size_t entries = static_cast<std::size_t>(-1);
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (closed[i] != 0 || rows[i].entries.size() >= entries) continue;
    best = i;
    entries = rows[i].entries.size();
  }
  return best;
}

/// Every symmetric order of pivots tells the same: all are positive only for an M-matrix.
Result<std::optional<std::vector<std::uint32_t>>> eliminate(Rows& rows,
                                                            const Interrupt& interrupt) {
  std::vector<std::uint32_t> order;
  std::vector<char> closed(rows.size());
  while (order.size() < rows.size()) {
    if (interrupt) STEMMA_TRY(interrupt());
    const std::uint32_t pivot = sparsest(rows, closed);
    const auto diagonal = rows[pivot].entries.find(pivot);
    if (diagonal == rows[pivot].entries.end() || diagonal->second <= 0) {
      return std::optional<std::vector<std::uint32_t>>{};
    }
    closed[pivot] = 1;
    order.push_back(pivot);
    const Rational divisor = diagonal->second;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      if (closed[i] != 0) continue;
      const auto entry = rows[i].entries.find(pivot);
      if (entry == rows[i].entries.end()) continue;
      const Rational factor = entry->second / divisor;
      subtract(rows[i], rows[pivot], factor);
    }
  }
  return std::optional(std::move(order));
}

}  // namespace

Result<std::optional<std::vector<ExactRow>>> solve_exactly(std::vector<ExactRow> rows,
                                                           const Interrupt& interrupt) {
  STEMMA_TRY(const auto order, eliminate(rows, interrupt));
  if (!order) return std::optional<Rows>{};
  for (std::size_t i = order->size(); i-- > 0;) {
    if (interrupt) STEMMA_TRY(interrupt());
    const std::uint32_t pivot = (*order)[i];
    ExactRow& row = rows[pivot];
    const Rational divisor = row.entries.at(pivot);
    for (std::size_t side = 0; side < row.right.size(); ++side) {
      for (const auto& [column, entry] : row.entries) {
        if (column != pivot) row.right[side] -= entry * rows[column].right[side];
      }
      row.right[side] /= divisor;
    }
  }
  return std::optional(std::move(rows));
}

}  // namespace stemma::engine::ownership
