#pragma once

#include <functional>
#include <vector>

#include "core/result.hpp"
#include "engine/execute/operator.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine::execute {

/// One hop as a search sees it.
struct SearchHop {
  NodeId neighbour;
  RelationshipId relationship;
};

/// Calls `visit` for every hop that may be taken from a node, along the pattern or against it.
using VisitHops = std::function<Result<void>(NodeId node, bool forward,
                                             const std::function<void(SearchHop)>& visit)>;

/// The shortest walks from `from` to another node `to`, of at most `most` hops: one, or `all`.
/// Breadth first from both ends, the smaller frontier first. Each walk is listed from `from` on.
[[nodiscard]] Result<std::vector<std::vector<RelationshipId>>> shortest_walks(
    NodeId from, NodeId to, std::uint64_t most, bool all, const VisitHops& hops,
    const std::function<Result<void>()>& check);

}  // namespace stemma::engine::execute
