#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "core/result.hpp"
#include "engine/algorithms/graph_view.hpp"

namespace stemma::engine {

/// What following a relationship costs: its property, or 1.
struct WeightSource {
  std::optional<PropertyKeyId> property;
  /// For relationships without the property; none: those are an error.
  std::optional<double> missing;
};

struct WeightedPath {
  PathValue path;
  double cost = 0;
};

constexpr double unreachable = std::numeric_limits<double>::infinity();

/// A path of least cost along the edges; nothing where there is none. Weights are numbers of 0 or
/// more; others are an error that names the relationship.
[[nodiscard]] Result<std::optional<WeightedPath>> shortest_path(const storage::Snapshot& snapshot,
                                                                const GraphView& view,
                                                                GraphView::Vertex source,
                                                                GraphView::Vertex target,
                                                                const WeightSource& weight);

/// The least cost from `source` to each vertex, or `unreachable`.
[[nodiscard]] Result<std::vector<double>> shortest_distances(const storage::Snapshot& snapshot,
                                                             const GraphView& view,
                                                             GraphView::Vertex source,
                                                             const WeightSource& weight);

}  // namespace stemma::engine
