#pragma once

#include "engine/ownership/chain_products.hpp"

namespace stemma::engine::ownership {

struct WeakestLink {
  ChainSum sum;
  Rational exact;  ///< of what was found
};

/// The smallest share of each chain from an owner to a target, summed over the chains. `most` is
/// infinite where the steps did not suffice.
[[nodiscard]] Result<WeakestLink> weakest_link(WalkSystem& system, Party owner, Party target,
                                               std::uint64_t steps);

}  // namespace stemma::engine::ownership
