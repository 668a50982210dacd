#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/interrupt.hpp"
#include "core/result.hpp"
#include "engine/ownership/rational.hpp"

namespace stemma::engine::ownership {

/// One row of a sparse matrix, and the right sides of its equation.
struct ExactRow {
  std::map<std::uint32_t, Rational> entries;
  std::vector<Rational> right;
};

/// Solves (I - A) X = B for A of no negative entry; `rows` hold I - A. The right sides of the
/// answer are X. Nothing where the walks of A diverge (spectral radius of 1 or more): I - A is then
/// no M-matrix, and elimination meets a pivot that is not positive.
[[nodiscard]] Result<std::optional<std::vector<ExactRow>>> solve_exactly(
    std::vector<ExactRow> rows, const Interrupt& interrupt);

}  // namespace stemma::engine::ownership
