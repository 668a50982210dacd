#pragma once

#include <cstdint>
#include <vector>

#include "core/result.hpp"
#include "engine/algorithms/graph_view.hpp"

namespace stemma::engine {

/// The component of each vertex. Components are numbered from 0 in the order of their first vertex.
struct Components {
  std::vector<std::uint32_t> of;
  std::uint32_t count = 0;
};

/// Weak components: vertices joined by edges in whatever direction.
[[nodiscard]] Result<Components> weak_components(const GraphView& view);

/// Strong components: each vertex reaches each other one along the edges.
[[nodiscard]] Result<Components> strong_components(const GraphView& view);

}  // namespace stemma::engine
