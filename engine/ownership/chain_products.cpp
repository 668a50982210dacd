#include "engine/ownership/chain_products.hpp"

#include <cmath>
#include <unordered_map>

namespace stemma::engine::ownership {
namespace {

/// `Number` is double, or Rational where a threshold decides.
template <typename Number>
class Products {
 public:
  struct State {
    Number found = 0;
    double most = 0;
  };

  Products(const ShareGraph& graph, End end) : graph_(graph), end_(end) {}

  State start() const { return {1, 1}; }
  bool is_nothing(const State& state) const { return state.most == 0; }
  State extend(const State& state, const Link& link) {
    return {state.found * share(link), state.most * link.at(end_)};
  }
  void add(State& sum, const State& state) const {
    sum.found += state.found;
    sum.most += state.most;
  }

  /// No more than all walks through the ring.
  Result<void> cap(WalkSystem& system, Party, const std::vector<State>& arrived,
                   std::span<const Party> members, std::vector<State>& states) const {
    const std::uint32_t component = system.rings().of(members.front());
    STEMMA_TRY(const RingSolver* const ring, system.ring(component));
    std::vector<Enclosure> right(system.rings().members(component).size());
    bool finite = ring->converges();
    for (std::size_t i = 0; i < members.size(); ++i) {
      finite = finite && std::isfinite(arrived[i].most);
      right[system.rings().place(members[i])] = {arrived[i].most, 0};
    }
    if (finite) right = ring->solve(right);
    for (const Party member : members) {
      const Enclosure walks = right[system.rings().place(member)];
      states[member].most = finite ? walks.value + walks.error : INFINITY;
    }
    return {};
  }

 private:
  const Number& share(const Link& link) {
    const auto [at, made] = shares_.try_emplace(&link);
    if (made) {
      if constexpr (std::is_same_v<Number, double>) {
        at->second = link.at(end_);
      } else {
        at->second = graph_.exact(link, end_);
      }
    }
    return at->second;
  }

  const ShareGraph& graph_;
  const End end_;
  std::unordered_map<const Link*, Number> shares_;
};

template <>
const double& Products<double>::share(const Link& link) {
  return end_ == End::low ? link.low : link.high;
}

}  // namespace

Result<ChainProducts> ChainProducts::compute(WalkSystem& system, Party target, std::uint64_t steps,
                                             std::optional<Party> owner) {
  ChainProducts products;
  products.sums_.resize(system.graph().size());
  if (owner == target) return products;
  Products<double> algebra(system.graph(), system.end());
  ChainWalk<Products<double>> walk(system, algebra, target, steps);
  STEMMA_TRY(owner ? walk.run_from(*owner) : walk.run());
  products.parties_ = walk.parties();
  const double error = static_cast<double>(2 * walk.steps() + 8) * 0x1p-52;
  for (const Party party : products.parties_) {
    if (party == target) continue;
    const auto& state = walk.of(party);
    products.sums_[party] = {
        {state.found, state.found * error}, walk.is_complete(party), state.most * (1 + error)};
  }
  return products;
}

Result<Rational> chain_products_exactly(WalkSystem& system, Party owner, Party target,
                                        std::uint64_t steps) {
  if (owner == target) return Rational(0);
  Products<Rational> algebra(system.graph(), system.end());
  ChainWalk<Products<Rational>> walk(system, algebra, target, steps);
  STEMMA_TRY(walk.run_from(owner));
  return walk.of(owner).found;
}

Result<ChainOrder> chain_order(WalkSystem& system, Party owner, Party target, const ChainSum& sum,
                               std::uint64_t steps, const Threshold& threshold) {
  ChainOrder order;
  order.low = threshold.order(sum.found);
  if (order.low == Order::unclear) {
    STEMMA_TRY(const Rational exact, chain_products_exactly(system, owner, target, steps));
    order.low = threshold.order(exact);
  }
  order.high = sum.complete ? order.low : threshold.order(Enclosure{sum.most, 0});
  return order;
}

}  // namespace stemma::engine::ownership
