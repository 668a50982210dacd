#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/result.hpp"
#include "engine/algorithms/graph_view.hpp"

namespace stemma::engine {

/// The edges of a view as a round of PageRank needs them. A vertex without edges into it always has
/// the base rank, so what it gives to others is a part of the base that is summed here once; and a
/// vertex without edges out of it gives nothing, so its rank is asked for in the last round only.
/// What is left for the other rounds is the core: of an ownership graph, the companies in between.
///
/// Vertices with edges into them have places: the core first, then the rest, each by the number of
/// its edges from the core, since a loop that runs as often as the time before is predicted right.
struct RankFlow {
  std::size_t vertices = 0;
  std::size_t core = 0;                      ///< places before this one are the core
  std::size_t springs = 0;                   ///< vertices with edges out of them and none into them
  std::vector<GraphView::Vertex> vertex_of;  ///< by place
  std::vector<std::uint64_t> begins;         ///< in `sources`, by place; one more
  std::vector<std::uint32_t> sources;        ///< places of the core
  std::vector<double> from_springs;          ///< by place: the sum of 1 / edges out of each spring
  std::vector<double> parts;                 ///< by place in the core: 1 / edges out of it

  [[nodiscard]] static Result<RankFlow> read(const GraphView& view);
};

}  // namespace stemma::engine
