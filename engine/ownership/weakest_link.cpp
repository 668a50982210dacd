#include "engine/ownership/weakest_link.hpp"

#include <cmath>
#include <map>

namespace stemma::engine::ownership {
namespace {

/// How many chains there are of each smallest share.
class Smallest {
 public:
  using State = std::map<double, double>;

  explicit Smallest(End end) : end_(end) {}

  State start() const { return {{INFINITY, 1}}; }
  bool is_nothing(const State& state) const { return state.empty(); }
  State extend(const State& state, const Link& link) {
    const double share = link.at(end_);
    links_.try_emplace(share, &link);
    State longer(state.begin(), state.lower_bound(share));
    double wider = 0;
    for (auto each = state.lower_bound(share); each != state.end(); ++each) wider += each->second;
    if (wider > 0) longer[share] = wider;
    return longer;
  }
  void add(State& sum, const State& state) const {
    for (const auto& [share, chains] : state) sum[share] += chains;
  }
  Result<void> cap(WalkSystem&, Party, const std::vector<State>&, std::span<const Party>,
                   std::vector<State>&) const {
    return {};
  }

  /// Some link of this share.
  const Link& link_of(double share) const { return *links_.at(share); }

 private:
  const End end_;
  std::map<double, const Link*> links_;
};

}  // namespace

Result<WeakestLink> weakest_link(WalkSystem& system, Party owner, Party target,
                                 std::uint64_t steps) {
  WeakestLink weakest;
  if (owner == target) return weakest;
  Smallest algebra(system.end());
  ChainWalk<Smallest> walk(system, algebra, target, steps);
  STEMMA_TRY(walk.run_from(owner));
  for (const auto& [share, chains] : walk.of(owner)) {
    const Rational exact = system.graph().exact(algebra.link_of(share), system.end());
    weakest.exact += exact * Rational(boost::multiprecision::cpp_int(chains));
  }
  ChainSum& sum = weakest.sum;
  sum.found = {to_double(weakest.exact), 0};
  sum.complete = walk.is_complete(owner);
  sum.most = sum.complete ? sum.found.value : INFINITY;
  return weakest;
}

}  // namespace stemma::engine::ownership
