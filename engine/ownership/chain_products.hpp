#pragma once

#include "engine/ownership/chain_walk.hpp"

namespace stemma::engine::ownership {

/// A sum over chains. Where the limit of steps cut it short: what was found, and what it is at
/// most.
struct ChainSum {
  Enclosure found;
  bool complete = true;
  double most = 0;  ///< infinite where nothing is known
};

/// The products of the shares along the chains to one target, summed: for all owners, or one.
class ChainProducts {
 public:
  [[nodiscard]] static Result<ChainProducts> compute(WalkSystem& system, Party target,
                                                     std::uint64_t steps,
                                                     std::optional<Party> owner = {});
  /// The target and all above it, or, of one owner, all between the two.
  [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }
  [[nodiscard]] ChainSum of(Party owner) const { return sums_[owner]; }

 private:
  std::vector<Party> parties_;
  std::vector<ChainSum> sums_;
};

/// What was found of one owner's chains, exactly: the whole sum unless the steps did not suffice.
[[nodiscard]] Result<Rational> chain_products_exactly(WalkSystem& system, Party owner, Party target,
                                                      std::uint64_t steps);

/// Where the sum lies: the low end of what is known, and the high end.
struct ChainOrder {
  Order low = Order::unclear;
  Order high = Order::unclear;
};
[[nodiscard]] Result<ChainOrder> chain_order(WalkSystem& system, Party owner, Party target,
                                             const ChainSum& sum, std::uint64_t steps,
                                             const Threshold& threshold);

}  // namespace stemma::engine::ownership
