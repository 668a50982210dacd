#include "engine/execute/breadth_first.hpp"

#include <unordered_map>

namespace stemma::engine::execute {

namespace {

/// How a node was reached from one end: its distance, and the hops into it at that distance.
struct Reached {
  std::uint64_t distance = 0;
  std::vector<SearchHop> back;
};

/// One of the two searches.
struct Side {
  bool forward;
  std::unordered_map<std::uint64_t, Reached> reached;
  std::vector<NodeId> frontier;
  std::uint64_t distance = 0;
};

Result<void> grow(Side& side, bool all, const VisitHops& hops,
                  const std::function<Result<void>()>& check) {
  std::vector<NodeId> next;
  const std::uint64_t distance = side.distance + 1;
  for (const NodeId node : side.frontier) {
    STEMMA_TRY(check());
    STEMMA_TRY(hops(node, side.forward, [&](SearchHop hop) {
      const auto [place, added] =
          side.reached.try_emplace(number(hop.neighbour), Reached{distance, {}});
      if (added) next.push_back(hop.neighbour);
      if (added || (all && place->second.distance == distance)) {
        place->second.back.push_back({node, hop.relationship});
      }
    }));
  }
  side.frontier = std::move(next);
  side.distance = distance;
  return {};
}

/// Every way from `node` back to the end a side started at, nearest relationship first.
std::vector<std::vector<RelationshipId>> ways_back(const Side& side, NodeId node, bool all) {
  struct Frame {
    const Reached* reached;
    std::size_t next = 0;
  };
  std::vector<std::vector<RelationshipId>> ways;
  std::vector<RelationshipId> way;
  std::vector<Frame> frames{{&side.reached.at(number(node))}};
  while (!frames.empty() && (all || ways.empty())) {
    Frame& frame = frames.back();
    const Reached& reached = *frame.reached;
    if (reached.distance == 0) ways.push_back(way);
    if (reached.distance == 0 || frame.next == reached.back.size()) {
      frames.pop_back();
      if (!frames.empty()) way.pop_back();
      continue;
    }
    const SearchHop& hop = reached.back[frame.next++];
    way.push_back(hop.relationship);
    frames.push_back({&side.reached.at(number(hop.neighbour))});
  }
  return ways;
}

}  // namespace

Result<std::vector<std::vector<RelationshipId>>> shortest_walks(
    NodeId from, NodeId to, std::uint64_t most, bool all, const VisitHops& hops,
    const std::function<Result<void>()>& check) {
  Side left{true, {{number(from), {}}}, {from}, 0};
  Side right{false, {{number(to), {}}}, {to}, 0};
  std::vector<NodeId> meetings;
  while (meetings.empty() && left.distance + right.distance < most) {
    Side& smaller = left.frontier.size() <= right.frontier.size() ? left : right;
    const Side& other = &smaller == &left ? right : left;
    if (smaller.frontier.empty()) break;
    STEMMA_TRY(grow(smaller, all, hops, check));
    for (const NodeId node : smaller.frontier) {
      // Only where the other side arrived in its last round does the sum of both give the shortest.
      const auto met = other.reached.find(number(node));
      if (met != other.reached.end() && met->second.distance == other.distance)
        meetings.push_back(node);
    }
  }
  std::vector<std::vector<RelationshipId>> walks;
  for (const NodeId meeting : meetings) {
    const auto heads = ways_back(left, meeting, all);
    const auto tails = ways_back(right, meeting, all);
    for (const auto& head : heads) {
      for (const auto& tail : tails) {
        std::vector<RelationshipId> walk(head.rbegin(), head.rend());
        walk.insert(walk.end(), tail.begin(), tail.end());
        walks.push_back(std::move(walk));
        if (!all) return walks;
      }
    }
  }
  return walks;
}

}  // namespace stemma::engine::execute
