#pragma once

#include <optional>

#include "engine/ownership/walk_column.hpp"

namespace stemma::engine::ownership {

/// The integrated share of `owner` in the target of `column`: all walks from the one to the other,
/// without those that come back to the owner before their end. Nothing where it is undetermined.
[[nodiscard]] Result<std::optional<Enclosure>> integrated(WalkSystem& system,
                                                          const WalkColumn& column, Party owner);

/// The same from a column of the reversed graph: what the target of `column` owns of `owned`.
[[nodiscard]] Result<std::optional<Enclosure>> integrated_holding(WalkSystem& reversed,
                                                                  const WalkColumn& column,
                                                                  Party owned);

/// The same in rationals. Nothing where it is undetermined, or where a ring is larger than
/// `exact_ring_max`, or all of it too large.
[[nodiscard]] Result<std::optional<Rational>> integrated_exactly(WalkSystem& system, Party owner,
                                                                 Party target);

/// Where the integrated share lies; `unclear` where that is undetermined.
[[nodiscard]] Result<Order> integrated_order(WalkSystem& system, const WalkColumn& column,
                                             Party owner, const Threshold& threshold);

/// Elliott, Golub and Jackson: what the outside owners of `owner` claim of the target through it,
/// (1 - its column sum) N. The claims on one company, over all, sum to 1.
[[nodiscard]] Result<std::optional<Enclosure>> external_claim(const WalkSystem& system,
                                                              const WalkColumn& column,
                                                              Party owner);

/// The integrated shares of all roots in the target. Nothing where a walk sum over the target and
/// all above it diverges.
[[nodiscard]] Result<std::optional<Enclosure>> external_sum(WalkSystem& system,
                                                            const WalkColumn& column);

}  // namespace stemma::engine::ownership
