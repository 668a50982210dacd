#pragma once

#include <cstdint>
#include <vector>

#include "engine/ownership/share_graph.hpp"
#include "tests/reference/random.hpp"

namespace stemma::ownership_random {

using engine::ownership::Party;
using engine::ownership::Rational;
using engine::ownership::ShareGraph;

/// A stated holding in units of 1/10,000; a band where `high` differs from `low`.
struct Stated {
  Party owner = 0;
  Party owned = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
};
inline constexpr std::int64_t unit = 10'000;

/// A random graph as the references read it, and as the engine does.
struct RandomGraph {
  std::size_t size = 0;
  std::vector<Stated> holdings;

  [[nodiscard]] ShareGraph shares() const;
};

struct Shape {
  std::size_t parties_most = 200;
  bool rings = true;   ///< else a holding leads from a lower to a higher number
  bool bands = false;  ///< some shares are bands or unknown
};

/// Round shares are frequent, so that sums meet thresholds. What is held of a party adds to less
/// than all, so that walks converge at the low ends.
[[nodiscard]] RandomGraph make_graph(reference::Random& random, const Shape& shape);

/// Square, by rows.
using Matrix = std::vector<std::vector<long double>>;
using RationalMatrix = std::vector<std::vector<Rational>>;

/// (I - A)^-1 of the low ends, dense.
[[nodiscard]] Matrix walks(const Matrix& shares);
[[nodiscard]] RationalMatrix exact_walks(const RandomGraph& graph);
[[nodiscard]] Matrix low_matrix(const RandomGraph& graph);

}  // namespace stemma::ownership_random
