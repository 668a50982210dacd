#include "engine/ownership/investments.hpp"

#include <algorithm>
#include <iterator>

namespace stemma::engine::ownership {
namespace {

std::vector<Party> investments(const ShareGraph& graph, Party owner) {
  std::vector<Party> owned;
  for (const Link& link : graph.held_by(owner)) {
    if (!link.is_self() && link.high > 0) owned.push_back(link.owned);
  }
  return owned;
}

}  // namespace

double jaccard(const ShareGraph& graph, Party one, Party other) {
  const auto first = investments(graph, one);
  const auto second = investments(graph, other);
  std::vector<Party> both;
  std::ranges::set_intersection(first, second, std::back_inserter(both));
  const std::size_t either = first.size() + second.size() - both.size();
  return either == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(either);
}

}  // namespace stemma::engine::ownership
