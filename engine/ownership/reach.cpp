#include "engine/ownership/reach.hpp"

#include <algorithm>

namespace stemma::engine::ownership {

std::vector<Party> between(const ShareGraph& graph, Party owner, Party target, End end) {
  const Marks below = marked(graph.size(), reach(graph, owner, Direction::out, end));
  if (below[target] == 0) return {};
  std::vector<Party> parties = reach(graph, target, Direction::in, end);
  std::erase_if(parties, [&](Party party) { return below[party] == 0; });
  if (owner != target) return parties;
  // From a party to itself there is a walk only where a link leads back.
  const bool back = std::ranges::any_of(graph.held_in(target), [&](std::uint32_t place) {
    return graph.link(place).at(end) > 0 && below[graph.link(place).owner] != 0;
  });
  return back ? parties : std::vector<Party>{};
}

bool is_root(const ShareGraph& graph, Party party) {
  return std::ranges::none_of(graph.held_in(party), [&](std::uint32_t place) {
    return !graph.link(place).is_self() && graph.link(place).high > 0;
  });
}

}  // namespace stemma::engine::ownership
