#include "engine/ownership/open_ends.hpp"

#include <algorithm>

#include "engine/ownership/reach.hpp"

namespace stemma::engine::ownership {

bool is_open(const ShareGraph& graph, Party owner, Party target, End end) {
  const auto open = [&](const Link& link) {
    return end == End::low ? link.low_open : link.high_open;
  };
  if (!graph.has_open_ends()) return false;
  // A share whose low end 0 is out is above 0 nonetheless.
  const auto keep = [&](const Link& link) {
    const bool above_zero = end == End::high || link.low > 0 || link.low_open;
    return above_zero && (owner == target || link.owned != owner);
  };
  const Marks below = marked(graph.size(), reach(graph, owner, Direction::out, End::high, keep));
  const Marks above = marked(graph.size(), reach(graph, target, Direction::in, End::high, keep));
  return std::ranges::any_of(graph.links(), [&](const Link& link) {
    return link.high > 0 && open(link) && keep(link) && below[link.owner] != 0 &&
           above[link.owned] != 0;
  });
}

}  // namespace stemma::engine::ownership
