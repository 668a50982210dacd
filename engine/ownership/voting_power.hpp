#pragma once

#include <optional>
#include <vector>

#include "core/interrupt.hpp"
#include "core/result.hpp"
#include "engine/ownership/rational.hpp"

namespace stemma::engine::ownership {

/// The power of each voter, in the order of their weights.
struct VotingPower {
  std::vector<double> banzhaf;  ///< normalised; empty where no voter ever swings a vote
  std::vector<double> shapley_shubik;
};

/// How often each voter turns a coalition that is below the quota into one that reaches it: of all
/// coalitions (Banzhaf), and of all orders in which they may come (Shapley-Shubik). Counted over
/// the sums of votes that coalitions can have. Unsupported where these are too many.
[[nodiscard]] Result<VotingPower> voting_power(const std::vector<Rational>& weights,
                                               const Rational& quota, const Interrupt& interrupt);

}  // namespace stemma::engine::ownership
