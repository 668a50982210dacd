#pragma once

#include <vector>

#include "engine/ownership/reach.hpp"

namespace stemma::engine::ownership {

/// A part of a share graph, as a graph of its own.
struct Part {
  ShareGraph graph;
  std::vector<Party> parties;  ///< which party of the whole each of its parties is
};

/// Cuts what is above one party after the other out of a graph, each in the time of its size.
class PartCutter {
 public:
  /// `graph` must live as long.
  explicit PartCutter(const ShareGraph& graph)
      : graph_(graph), reacher_(graph.size()), places_(graph.size()) {}

  /// The party, which is party 0 of the part, and all its owners, theirs, and so on.
  [[nodiscard]] Part above(Party party);

 private:
  const ShareGraph& graph_;
  Reacher reacher_;
  std::vector<Party> places_;
};

}  // namespace stemma::engine::ownership
