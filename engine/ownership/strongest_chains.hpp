#pragma once

#include <functional>
#include <vector>

#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// For the owners of one target the chains of the greatest products. Shares above
/// 1 count as 1; unknown ones as what they may be at most.
class StrongestChains {
 public:
  using Chain = std::vector<const Link*>;
  using Keep = std::function<bool(const Link&)>;

  /// Of links that `keep` refuses there are none; empty keeps all.
  StrongestChains(const ShareGraph& graph, Party target, Keep keep = {});

  /// Up to `most` chains from the owner to the target, by product, the greatest first.
  [[nodiscard]] std::vector<Chain> from(Party owner, std::size_t most) const;

 private:
  [[nodiscard]] double share(const Link& link) const;

  const ShareGraph& graph_;
  Party target_;
  Keep keep_;
  std::vector<double> best_;  ///< by owner: the product of its strongest chain
};

}  // namespace stemma::engine::ownership
