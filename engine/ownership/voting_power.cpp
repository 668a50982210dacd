#include "engine/ownership/voting_power.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <numeric>

namespace stemma::engine::ownership {
namespace {

using boost::multiprecision::cpp_int;

constexpr std::size_t cells_max = 4'000'000;

/// For each sum of votes, how many coalitions of each size have it.
using Coalitions = std::map<cpp_int, std::vector<double>>;

/// The weights and the quota as integers: all times the least common denominator.
struct Whole {
  std::vector<cpp_int> weights;
  cpp_int quota;
};

Whole make_whole(const std::vector<Rational>& weights, const Rational& quota) {
  cpp_int common = denominator(quota);
  for (const Rational& weight : weights) common = lcm(common, denominator(weight));
  const auto whole = [&](const Rational& number) {
    return cpp_int(numerator(Rational(number * common)));
  };
  Whole all{{}, whole(quota)};
  for (const Rational& weight : weights) all.weights.push_back(whole(weight));
  return all;
}

Result<Coalitions> coalitions_without(const Whole& whole, std::size_t left_out) {
  Coalitions coalitions{{0, {1}}};
  for (std::size_t i = 0; i < whole.weights.size(); ++i) {
    if (i == left_out) continue;
    Coalitions longer = coalitions;
    for (const auto& [votes, counts] : coalitions) {
      auto& with = longer[votes + whole.weights[i]];
      if (with.size() < counts.size() + 1) with.resize(counts.size() + 1);
      for (std::size_t size = 0; size < counts.size(); ++size) with[size + 1] += counts[size];
    }
    coalitions = std::move(longer);
    if (coalitions.size() * whole.weights.size() <= cells_max) continue;
    return runtime_error(ErrorCode::unsupported,
                         fmt::format("the coalitions of {} voters have too many different sums of "
                                     "votes to count",
                                     whole.weights.size()));
  }
  return coalitions;
}

struct Swings {
  double coalitions = 0;
  double orders = 0;  ///< the share of all orders
};

Swings swings_of(const Whole& whole, std::size_t voter, const Coalitions& others) {
  const auto voters = static_cast<double>(whole.weights.size());
  Swings swings;
  for (auto each = others.lower_bound(whole.quota - whole.weights[voter]);
       each != others.end() && each->first < whole.quota; ++each) {
    for (std::size_t size = 0; size < each->second.size(); ++size) {
      const auto before = static_cast<double>(size);
      const double orders =
          std::lgamma(before + 1) + std::lgamma(voters - before) - std::lgamma(voters + 1);
      swings.coalitions += each->second[size];
      swings.orders += each->second[size] * std::exp(orders);
    }
  }
  return swings;
}

}  // namespace

Result<VotingPower> voting_power(const std::vector<Rational>& weights, const Rational& quota,
                                 const Interrupt& interrupt) {
  const Whole whole = make_whole(weights, quota);
  VotingPower power;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (interrupt) STEMMA_TRY(interrupt());
    STEMMA_TRY(const Coalitions others, coalitions_without(whole, i));
    const Swings swings = swings_of(whole, i, others);
    power.banzhaf.push_back(swings.coalitions);
    power.shapley_shubik.push_back(swings.orders);
  }
  const double all = std::accumulate(power.banzhaf.begin(), power.banzhaf.end(), 0.0);
  for (double& each : power.banzhaf) each /= all;
  if (all == 0) power.banzhaf.clear();
  return power;
}

}  // namespace stemma::engine::ownership
