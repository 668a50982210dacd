#include "engine/ownership/integrated.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/ownership/reach.hpp"

namespace stemma::engine::ownership {
namespace {

using Answer = std::optional<Enclosure>;

constexpr double rounding = 0x1p-52;
constexpr std::size_t exact_parties_max = 20'000;

/// (N_ot - d) / N_oo.
Enclosure without_returns(Enclosure walks, bool same, Enclosure returns) {
  const double value = (walks.value - (same ? 1 : 0)) / returns.value;
  const double error = (walks.error + std::fabs(value) * returns.error) /
                       std::max(1.0, returns.value - returns.error);
  return {value, error + 4 * rounding * (std::fabs(value) + (same ? 1 : 0))};
}

/// Walks to a target in rationals, over the parties between an owner and it.
class ExactWalks {
 public:
  ExactWalks(WalkSystem& system, Party owner, Party target)
      : system_(system), owner_(owner), target_(target) {}

  Result<std::optional<Rational>> run() {
    const auto parties = between(system_.graph(), owner_, target_, system_.end());
    if (parties.empty()) return std::optional<Rational>(0);
    if (parties.size() > exact_parties_max) return std::optional<Rational>{};
    std::vector<std::uint32_t> components;
    for (const Party party : parties) components.push_back(system_.rings().of(party));
    std::sort(components.begin(), components.end());
    components.erase(std::unique(components.begin(), components.end()), components.end());
    for (const std::uint32_t component : components) {
      if (system_.interrupt()) STEMMA_TRY(system_.interrupt()());
      STEMMA_TRY(const auto flow, add(component));
      if (flow == Found::nothing) return std::optional<Rational>{};
    }
    const Rational walks = walks_[owner_] - (owner_ == target_ ? 1 : 0);
    return std::optional<Rational>(walks / returns_);
  }

 private:
  enum class Found { walks, nothing };

  Rational arriving(Party from, std::uint32_t component) {
    Rational sum = from == target_ ? 1 : 0;
    for (const Link& link : system_.graph().held_by(from)) {
      if (link.at(system_.end()) <= 0 || system_.rings().of(link.owned) == component) continue;
      const auto walks = walks_.find(link.owned);
      if (walks != walks_.end()) sum += system_.graph().exact(link, system_.end()) * walks->second;
    }
    return sum;
  }

  Result<Found> add(std::uint32_t component) {
    const auto members = system_.rings().members(component);
    if (!system_.rings().is_ring(component)) {
      walks_[members[0]] = arriving(members[0], component);
      return Found::walks;
    }
    if (members.size() > exact_ring_max) return Found::nothing;
    auto rows = exact_rows(system_.graph(), system_.rings(), component, system_.end());
    for (std::size_t i = 0; i < members.size(); ++i) {
      rows[i].right = {arriving(members[i], component), members[i] == owner_ ? 1 : 0};
    }
    STEMMA_TRY(const auto solved, solve_exactly(std::move(rows), system_.interrupt()));
    if (!solved) return Found::nothing;
    for (std::size_t i = 0; i < members.size(); ++i) {
      walks_[members[i]] = (*solved)[i].right[0];
      if (members[i] == owner_) returns_ = (*solved)[i].right[1];
    }
    return Found::walks;
  }

  WalkSystem& system_;
  const Party owner_;
  const Party target_;
  std::map<Party, Rational> walks_;
  Rational returns_ = 1;
};

}  // namespace

Result<Answer> integrated(WalkSystem& system, const WalkColumn& column, Party owner) {
  if (owner == column.target() && !system.rings().is_ring(system.rings().of(owner))) {
    return Answer(Enclosure{0, 0});
  }
  if (column.diverges(owner)) return Answer();
  if (column.walks(owner).value == 0) return Answer(Enclosure{0, 0});
  STEMMA_TRY(const Enclosure returns, system.returns(owner));
  return Answer(without_returns(column.walks(owner), owner == column.target(), returns));
}

Result<Answer> integrated_holding(WalkSystem& reversed, const WalkColumn& column, Party owned) {
  const Party owner = column.target();
  if (owner == owned && !reversed.rings().is_ring(reversed.rings().of(owner))) {
    return Answer(Enclosure{0, 0});
  }
  if (column.diverges(owned)) return Answer();
  if (column.walks(owned).value == 0) return Answer(Enclosure{0, 0});
  STEMMA_TRY(const Enclosure returns, reversed.returns(owner));
  return Answer(without_returns(column.walks(owned), owner == owned, returns));
}

Result<std::optional<Rational>> integrated_exactly(WalkSystem& system, Party owner, Party target) {
  return ExactWalks(system, owner, target).run();
}

Result<Order> integrated_order(WalkSystem& system, const WalkColumn& column, Party owner,
                               const Threshold& threshold) {
  STEMMA_TRY(const Answer answer, integrated(system, column, owner));
  if (!answer) return Order::unclear;
  const Order order = threshold.order(*answer);
  if (order != Order::unclear) return order;
  STEMMA_TRY(const auto exact, integrated_exactly(system, owner, column.target()));
  return exact ? threshold.order(*exact) : Order::unclear;
}

Result<Answer> external_claim(const WalkSystem& system, const WalkColumn& column, Party owner) {
  if (column.any_diverges()) return Answer();
  Rational outside = 1;
  for (const auto place : system.graph().held_in(owner)) {
    outside -= system.graph().exact(system.graph().link(place), system.end());
  }
  const double claim = to_double(outside);
  const Enclosure walks = column.walks(owner);
  return Answer(
      Enclosure{claim * walks.value, std::fabs(claim) * (walks.error + rounding * walks.value)});
}

Result<Answer> external_sum(WalkSystem& system, const WalkColumn& column) {
  if (column.any_diverges()) return Answer();
  Enclosure sum;
  for (const Party party : column.parties()) {
    if (!is_root(system.graph(), party)) continue;
    STEMMA_TRY(const Answer share, integrated(system, column, party));
    if (!share) return Answer();
    sum.value += share->value;
    sum.error += share->error + rounding * sum.value;
  }
  return Answer(sum);
}

}  // namespace stemma::engine::ownership
