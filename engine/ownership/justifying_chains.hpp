#pragma once

#include <optional>
#include <vector>

#include "engine/ownership/control.hpp"
#include "engine/ownership/measure.hpp"
#include "engine/ownership/strongest_chains.hpp"

namespace stemma::engine::ownership {

/// The chains that show why a measure answers as it does: of control the links among those who are
/// controlled, of a test by links the links that pass, of a sum the greatest of what is summed.
class JustifyingChains {
 public:
  /// `graph` must live as long.
  JustifyingChains(const ShareGraph& graph, Party target, Measure measure,
                   std::optional<Threshold> threshold);

  /// Up to `most` chains, the greatest product first.
  [[nodiscard]] std::vector<StrongestChains::Chain> from(Party owner, std::size_t most);

 private:
  [[nodiscard]] StrongestChains::Keep of_links() const;
  [[nodiscard]] std::vector<StrongestChains::Chain> of_control(Party owner, std::size_t most);

  const ShareGraph& graph_;
  Party target_;
  Measure measure_;
  std::optional<Threshold> threshold_;
  std::optional<ControlSearch> search_;       ///< of measures of control
  std::optional<StrongestChains> strongest_;  ///< of the others, once asked for
};

}  // namespace stemma::engine::ownership
