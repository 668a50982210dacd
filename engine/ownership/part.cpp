#include "engine/ownership/part.hpp"

namespace stemma::engine::ownership {

Part PartCutter::above(Party party) {
  std::vector<Party> parties = reacher_.above(graph_, party, End::high);
  for (Party i = 0; i < parties.size(); ++i) places_[parties[i]] = i;
  std::vector<Holding> holdings;
  for (const Party owned : parties) {
    for (const auto place : graph_.held_in(owned)) {
      const Link& link = graph_.link(place);
      if (link.high <= 0) continue;
      for (Holding holding : graph_.holdings(link)) {
        holding.owner = places_[holding.owner];
        holding.owned = places_[holding.owned];
        holdings.push_back(holding);
      }
    }
  }
  return {ShareGraph(parties.size(), std::move(holdings)), std::move(parties)};
}

}  // namespace stemma::engine::ownership
