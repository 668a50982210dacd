#pragma once

#include <memory>
#include <vector>

#include "engine/ownership/reach.hpp"
#include "engine/ownership/ring_solver.hpp"

namespace stemma::engine::ownership {

/// The shares at one end of what they may be, taken apart into rings. Each ring is factorised once,
/// when first asked for.
class WalkSystem {
 public:
  /// `graph` and `interrupt` must live as long.
  WalkSystem(const ShareGraph& graph, End end, const Interrupt& interrupt)
      : graph_(graph),
        end_(end),
        interrupt_(interrupt),
        rings_(graph, end),
        solvers_(rings_.count()),
        reacher_(graph.size()) {}

  [[nodiscard]] const ShareGraph& graph() const { return graph_; }
  [[nodiscard]] End end() const { return end_; }
  [[nodiscard]] const Condensation& rings() const { return rings_; }
  [[nodiscard]] const Interrupt& interrupt() const { return interrupt_; }
  /// The party and all above it.
  [[nodiscard]] std::vector<Party> above(Party party) {
    return reacher_.above(graph_, party, end_);
  }
  /// Needs a component that is a ring.
  [[nodiscard]] Result<const RingSolver*> ring(std::uint32_t component);
  /// N_ii: 1 outside of rings. Needs a ring that converges.
  [[nodiscard]] Result<Enclosure> returns(Party party);

 private:
  const ShareGraph& graph_;
  const End end_;
  const Interrupt& interrupt_;
  Condensation rings_;
  std::vector<std::unique_ptr<RingSolver>> solvers_;
  Reacher reacher_;
};

}  // namespace stemma::engine::ownership
