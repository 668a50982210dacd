#pragma once

#include <vector>

#include "engine/ownership/walk_system.hpp"

namespace stemma::engine::ownership {

/// One column of N = (I - A)^-1: for every party above a target, the sum over all walks from it to
/// the target of the products of their shares, the empty walk included. One pass over the DAG of
/// components, one sparse solve a ring.
class WalkColumn {
 public:
  [[nodiscard]] static Result<WalkColumn> compute(WalkSystem& system, Party target);
  /// The column of another target of the same system, in the time of what is above the two.
  [[nodiscard]] Result<void> move_to(WalkSystem& system, Party target);

  [[nodiscard]] Party target() const { return target_; }
  /// The target and all above it, downstream first.
  [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }
  [[nodiscard]] Enclosure walks(Party from) const { return walks_[from]; }
  /// A ring on the way from the party to the target diverges.
  [[nodiscard]] bool diverges(Party from) const { return diverges_[from] != 0; }
  /// Some ring above the target, or with it, diverges.
  [[nodiscard]] bool any_diverges() const { return any_diverges_; }

 private:
  explicit WalkColumn(std::size_t size) : walks_(size), diverges_(size) {}
  [[nodiscard]] Enclosure arriving(const WalkSystem& system, Party from, std::uint32_t component);
  [[nodiscard]] Result<void> add_component(WalkSystem& system, std::uint32_t component);

  Party target_ = 0;
  std::vector<Party> parties_;
  std::vector<Enclosure> walks_;
  std::vector<char> diverges_;
  bool any_diverges_ = false;
};

}  // namespace stemma::engine::ownership
