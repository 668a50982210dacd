#pragma once

#include <cstddef>
#include <vector>

#include "core/result.hpp"
#include "engine/algorithms/graph_view.hpp"

namespace stemma::engine {

struct PageRankOptions {
  double damping = 0.85;
  std::size_t iterations = 20;
  /// Stops once the ranks change by less than this in all; 0: never.
  double tolerance = 0;
};

/// The rank of each vertex; ranks add to 1. They start as 1/n. In a round each vertex gives
/// `damping` of its rank to the vertices it points at, evenly over its edges; what is left, and all
/// that vertices without an edge out of them would give, is spread evenly over all vertices.
[[nodiscard]] Result<std::vector<double>> pagerank(const GraphView& view,
                                                   const PageRankOptions& options);

}  // namespace stemma::engine
