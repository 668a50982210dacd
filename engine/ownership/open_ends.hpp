#pragma once

#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// Whether an end of what an integrated share may be is out: some share whose own end is out counts
/// in it there. Links into the owner do not count: walks that come back to it are left out.
[[nodiscard]] bool is_open(const ShareGraph& graph, Party owner, Party target, End end);

}  // namespace stemma::engine::ownership
