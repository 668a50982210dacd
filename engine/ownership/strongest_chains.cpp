#include "engine/ownership/strongest_chains.hpp"

#include <algorithm>
#include <queue>

namespace stemma::engine::ownership {
namespace {

/// The beginning of a chain, and what the best of its ends would make of it.
struct Beginning {
  double product = 1;
  double promise = 1;
  StrongestChains::Chain links = {};

  bool operator<(const Beginning& other) const { return promise < other.promise; }
};

bool holds(const Beginning& beginning, Party party) {
  return std::ranges::any_of(beginning.links,
                             [&](const Link* link) { return link->owner == party; });
}

}  // namespace

double StrongestChains::share(const Link& link) const {
  return keep_ && !keep_(link) ? 0 : std::min(link.high, 1.0);
}

/// Shares are at most 1 here, so no chain gets stronger by a link: Dijkstra's search.
StrongestChains::StrongestChains(const ShareGraph& graph, Party target, Keep keep)
    : graph_(graph), target_(target), keep_(std::move(keep)), best_(graph.size()) {
  std::priority_queue<std::pair<double, Party>> fronts;
  best_[target] = 1;
  fronts.push({1, target});
  while (!fronts.empty()) {
    const auto [reached, party] = fronts.top();
    fronts.pop();
    if (reached < best_[party]) continue;
    for (const auto place : graph.held_in(party)) {
      const Link& link = graph.link(place);
      const double product = reached * share(link);
      if (product <= best_[link.owner]) continue;
      best_[link.owner] = product;
      fronts.push({product, link.owner});
    }
  }
}

std::vector<StrongestChains::Chain> StrongestChains::from(Party owner, std::size_t most) const {
  constexpr std::size_t steps_max = 10'000;
  std::vector<Chain> chains;
  if (owner == target_ || best_[owner] == 0) return chains;
  std::priority_queue<Beginning> beginnings;
  beginnings.push({});
  for (std::size_t step = 0; step < steps_max && !beginnings.empty(); ++step) {
    if (chains.size() == most) break;
    const Beginning beginning = beginnings.top();
    beginnings.pop();
    const Party at = beginning.links.empty() ? owner : beginning.links.back()->owned;
    if (at == target_) {
      chains.push_back(beginning.links);
      continue;
    }
    for (const Link& link : graph_.held_by(at)) {
      const double product = beginning.product * share(link);
      const double promise = product * best_[link.owned];
      if (promise == 0 || link.is_self() || holds(beginning, link.owned)) continue;
      Beginning longer{product, promise, beginning.links};
      longer.links.push_back(&link);
      beginnings.push(std::move(longer));
    }
  }
  return chains;
}

}  // namespace stemma::engine::ownership
