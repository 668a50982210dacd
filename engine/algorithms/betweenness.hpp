#pragma once

#include <vector>

#include "core/result.hpp"
#include "engine/algorithms/graph_view.hpp"

namespace stemma::engine {

/// For each vertex the sum, over pairs of other vertices, of the part of the shortest paths between
/// them that leads through it; by fewest edges. `halved`: each pair counts once instead of once in
/// either order, as is usual where edges are followed both ways.
[[nodiscard]] Result<std::vector<double>> betweenness(const GraphView& view, bool halved);

}  // namespace stemma::engine
