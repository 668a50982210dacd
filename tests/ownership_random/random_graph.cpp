#include "tests/ownership_random/random_graph.hpp"

#include <algorithm>

namespace stemma::ownership_random {
namespace {

using engine::ownership::Decimal;
using engine::ownership::Holding;
using engine::ownership::Share;

/// Gauss and Jordan, with the greatest pivot for doubles; I - A has no zero pivot in any order.
template <typename Number>
std::vector<std::vector<Number>> inverse(std::vector<std::vector<Number>> matrix) {
  const std::size_t size = matrix.size();
  std::vector<std::vector<Number>> right(size, std::vector<Number>(size));
  for (std::size_t i = 0; i < size; ++i) right[i][i] = 1;
  for (std::size_t i = 0; i < size; ++i) {
    const Number pivot = matrix[i][i];
    for (std::size_t k = 0; k < size; ++k) {
      matrix[i][k] /= pivot;
      right[i][k] /= pivot;
    }
    for (std::size_t j = 0; j < size; ++j) {
      if (j == i || matrix[j][i] == 0) continue;
      const Number factor = matrix[j][i];
      for (std::size_t k = 0; k < size; ++k) {
        matrix[j][k] -= factor * matrix[i][k];
        right[j][k] -= factor * right[i][k];
      }
    }
  }
  return right;
}

template <typename Number>
std::vector<std::vector<Number>> identity_less(std::vector<std::vector<Number>> shares) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (Number& share : shares[i]) share = -share;
    shares[i][i] += 1;
  }
  return shares;
}

std::int64_t share_of(reference::Random& random, std::int64_t left) {
  const std::int64_t round = random.chance(50) ? unit / 20 : random.chance(50) ? unit / 100 : 1;
  const std::int64_t steps = left / round;
  return steps == 0 ? 0 : round * random.between(1, std::max<std::int64_t>(1, steps));
}

void add_band(reference::Random& random, Stated& stated) {
  if (random.chance(30)) {
    stated.low = 0;
    stated.high = unit;
  } else {
    stated.high = std::min(unit, stated.low + random.between(1, unit / 4));
  }
}

}  // namespace

ShareGraph RandomGraph::shares() const {
  std::vector<Holding> made;
  std::uint64_t number = 0;
  for (const Stated& stated : holdings) {
    const Share share{Decimal{stated.low, 4}, Decimal{stated.high, 4}, false, false};
    made.push_back({stated.owner, stated.owned, share, RelationshipId{number++}});
  }
  return ShareGraph(size, std::move(made));
}

RandomGraph make_graph(reference::Random& random, const Shape& shape) {
  RandomGraph graph;
  graph.size = 2 + random.below(shape.parties_most - 1);
  const std::size_t owners_most = 1 + random.below(4);
  for (Party owned = 0; owned < graph.size; ++owned) {
    std::int64_t left = random.chance(20) ? unit - 1 : unit * 95 / 100;
    const std::size_t owners = random.chance(25) ? 0 : 1 + random.below(owners_most);
    for (std::size_t i = 0; i < owners; ++i) {
      const std::size_t choices = shape.rings ? graph.size : owned;
      if (choices == 0) break;
      const auto owner = static_cast<Party>(random.below(choices));
      if (owner == owned && !random.chance(20)) continue;
      Stated stated{owner, owned, share_of(random, left), 0};
      left -= stated.low;
      stated.high = stated.low;
      if (shape.bands && random.chance(40)) add_band(random, stated);
      if (stated.high > 0) graph.holdings.push_back(stated);
    }
  }
  return graph;
}

Matrix low_matrix(const RandomGraph& graph) {
  Matrix matrix(graph.size, std::vector<long double>(graph.size));
  for (const Stated& each : graph.holdings) {
    matrix[each.owner][each.owned] += static_cast<long double>(each.low) / unit;
  }
  return matrix;
}

Matrix walks(const Matrix& shares) { return inverse(identity_less(shares)); }

RationalMatrix exact_walks(const RandomGraph& graph) {
  RationalMatrix matrix(graph.size, std::vector<Rational>(graph.size));
  for (const Stated& each : graph.holdings) {
    matrix[each.owner][each.owned] += Rational(each.low, unit);
  }
  return inverse(identity_less(std::move(matrix)));
}

}  // namespace stemma::ownership_random
