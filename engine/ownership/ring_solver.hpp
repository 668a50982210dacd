#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/interrupt.hpp"
#include "core/result.hpp"
#include "engine/ownership/condensation.hpp"
#include "engine/ownership/exact_solver.hpp"

namespace stemma::engine::ownership {

/// Rings of more parties are not solved in rationals.
inline constexpr std::size_t exact_ring_max = 200;

/// The walks inside one ring: N = (I - A)^-1 of its own links. Factorised once, then solved for any
/// right side.
class RingSolver {
 public:
  [[nodiscard]] static Result<std::unique_ptr<RingSolver>> make(const ShareGraph& graph,
                                                                const Condensation& rings,
                                                                std::uint32_t component, End end,
                                                                const Interrupt& interrupt);
  ~RingSolver();

  /// Whether the sum over all walks converges; if not certain (a large ring at the edge of it), no.
  [[nodiscard]] bool converges() const { return converges_; }
  /// N b, by the places of the members; each number with its error. Needs `converges`.
  [[nodiscard]] std::vector<Enclosure> solve(std::span<const Enclosure> right) const;
  /// N_ii: the walks of a member back to itself. Needs `converges`.
  [[nodiscard]] Enclosure returns(std::uint32_t place) const;

 private:
  struct Factors;
  RingSolver();
  [[nodiscard]] bool certify();

  std::unique_ptr<Factors> factors_;
  bool converges_ = false;
  mutable std::vector<std::optional<Enclosure>> returns_;
};

/// The rows of I - A of one component, exactly; the right sides are empty.
[[nodiscard]] std::vector<ExactRow> exact_rows(const ShareGraph& graph, const Condensation& rings,
                                               std::uint32_t component, End end);

}  // namespace stemma::engine::ownership
