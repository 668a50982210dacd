#pragma once

#include <vector>

#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// Marks by party; not `bool`, whose vector packs bits.
using Marks = std::vector<char>;

/// From a party along its holdings (`out`), or up to its owners (`in`), itself included. Links that
/// are 0 at the end, and those that `keep` refuses, are not followed.
template <typename Keep>
[[nodiscard]] std::vector<Party> reach(const ShareGraph& graph, Party from, Direction direction,
                                       End end, const Keep& keep) {
  Marks seen(graph.size());
  std::vector<Party> found{from};
  seen[from] = 1;
  const auto visit = [&](const Link& link, Party next) {
    if (seen[next] != 0 || link.at(end) <= 0 || !keep(link)) return;
    seen[next] = 1;
    found.push_back(next);
  };
  for (std::size_t at = 0; at < found.size(); ++at) {
    if (direction == Direction::out) {
      for (const Link& link : graph.held_by(found[at])) visit(link, link.owned);
    } else {
      for (const auto place : graph.held_in(found[at])) {
        visit(graph.link(place), graph.link(place).owner);
      }
    }
  }
  return found;
}

[[nodiscard]] inline std::vector<Party> reach(const ShareGraph& graph, Party from,
                                              Direction direction, End end) {
  return reach(graph, from, direction, end, [](const Link&) { return true; });
}

/// The same again and again, in the time of what is found: the marks are kept.
class Reacher {
 public:
  explicit Reacher(std::size_t size) : seen_(size) {}

  [[nodiscard]] std::vector<Party> above(const ShareGraph& graph, Party from, End end) {
    std::vector<Party> found{from};
    seen_[from] = 1;
    for (std::size_t at = 0; at < found.size(); ++at) {
      for (const auto place : graph.held_in(found[at])) {
        const Link& link = graph.link(place);
        if (seen_[link.owner] != 0 || link.at(end) <= 0) continue;
        seen_[link.owner] = 1;
        found.push_back(link.owner);
      }
    }
    for (const Party party : found) seen_[party] = 0;
    return found;
  }

 private:
  Marks seen_;
};

[[nodiscard]] inline Marks marked(std::size_t size, const std::vector<Party>& parties) {
  Marks marks(size);
  for (const Party party : parties) marks[party] = 1;
  return marks;
}

/// The parties on walks from `owner` to `target`, both included; empty where there is no walk of a
/// link or more.
[[nodiscard]] std::vector<Party> between(const ShareGraph& graph, Party owner, Party target,
                                         End end);

/// No other party holds in it a share that is, or may be, above 0.
[[nodiscard]] bool is_root(const ShareGraph& graph, Party party);

}  // namespace stemma::engine::ownership
