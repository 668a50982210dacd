#include "engine/ownership/walk_column.hpp"

#include <algorithm>

namespace stemma::engine::ownership {

/// The walks that leave the component with their first link, and the empty one at the target.
Enclosure WalkColumn::arriving(const WalkSystem& system, Party from, std::uint32_t component) {
  constexpr double rounding = 0x1p-52;
  Enclosure sum{from == target_ ? 1.0 : 0.0, 0};
  double terms = 2;
  for (const Link& link : system.graph().held_by(from)) {
    const double share = link.at(system.end());
    if (share <= 0 || system.rings().of(link.owned) == component) continue;
    diverges_[from] |= diverges_[link.owned];
    if (walks_[link.owned].value == 0) continue;
    sum.value += share * walks_[link.owned].value;
    sum.error += share * walks_[link.owned].error;
    ++terms;
  }
  sum.error += sum.value * rounding * terms;
  return sum;
}

Result<void> WalkColumn::add_component(WalkSystem& system, std::uint32_t component) {
  const auto members = system.rings().members(component);
  std::vector<Enclosure> right;
  bool diverging = false;
  for (const Party member : members) {
    right.push_back(arriving(system, member, component));
    diverging |= diverges_[member] != 0;
  }
  if (system.rings().is_ring(component)) {
    STEMMA_TRY(const RingSolver* const ring, system.ring(component));
    diverging |= !ring->converges();
    if (!diverging) right = ring->solve(right);
  }
  any_diverges_ |= diverging;
  for (std::size_t i = 0; i < members.size(); ++i) {
    walks_[members[i]] = right[i];
    diverges_[members[i]] = diverging ? 1 : 0;
  }
  return {};
}

Result<void> WalkColumn::move_to(WalkSystem& system, Party target) {
  for (const Party party : parties_) {
    walks_[party] = {};
    diverges_[party] = 0;
  }
  any_diverges_ = false;
  target_ = target;
  parties_ = system.above(target);
  const Condensation& rings = system.rings();
  std::sort(parties_.begin(), parties_.end(), [&](Party a, Party b) {
    return std::pair(rings.of(a), a) < std::pair(rings.of(b), b);
  });
  for (std::size_t i = 0; i < parties_.size();) {
    const std::uint32_t component = rings.of(parties_[i]);
    STEMMA_TRY(add_component(system, component));
    i += rings.members(component).size();
  }
  return {};
}

Result<WalkColumn> WalkColumn::compute(WalkSystem& system, Party target) {
  WalkColumn column(system.graph().size());
  STEMMA_TRY(column.move_to(system, target));
  return column;
}

}  // namespace stemma::engine::ownership
