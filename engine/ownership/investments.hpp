#pragma once

#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// FinBench CR10: of the companies in which either of two owners holds a share, the part in which
/// both do. 0 where neither holds any. A holding in oneself does not count.
[[nodiscard]] double jaccard(const ShareGraph& graph, Party one, Party other);

}  // namespace stemma::engine::ownership
