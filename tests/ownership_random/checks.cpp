#include "tests/ownership_random/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/ownership/assessor.hpp"

namespace stemma::ownership_random {

using engine::ownership::Assessor;
using engine::ownership::ControlSearch;
using engine::ownership::Measure;
using engine::ownership::Question;
using engine::ownership::Threshold;
using engine::ownership::Verdict;

namespace {

const Interrupt uninterrupted;

Question asked(Measure measure, std::optional<Threshold> threshold = {}) {
  Question question;
  question.measure = measure;
  question.threshold = std::move(threshold);
  return question;
}

/// The definition: add who is held more than the quota, until nobody is added.
std::vector<Party> controlled(const RandomGraph& graph, Party owner, bool half_suffices) {
  std::vector<char> member(graph.size);
  member[owner] = 1;
  for (bool grown = true; grown;) {
    grown = false;
    std::vector<std::int64_t> held(graph.size);
    for (const Stated& each : graph.holdings) {
      if (member[each.owner] != 0) held[each.owned] += each.low;
    }
    for (Party party = 0; party < graph.size; ++party) {
      const bool enough = half_suffices ? 2 * held[party] >= unit : 2 * held[party] > unit;
      if (member[party] != 0 || !enough) continue;
      member[party] = 1;
      grown = true;
    }
  }
  std::vector<Party> found;
  for (Party party = 0; party < graph.size; ++party) {
    if (member[party] != 0 && party != owner) found.push_back(party);
  }
  return found;
}

/// All chains from an owner to a target, one after the other.
struct Enumeration {
  const std::vector<std::vector<std::int64_t>>& shares;
  Party target;
  Rational product_sum = 0;
  std::int64_t weakest_sum = 0;
  std::vector<char> on_chain = std::vector<char>(shares.size());

  void walk(Party at, const Rational& product, std::int64_t weakest) {
    if (at == target) {
      product_sum += product;
      weakest_sum += weakest;
      return;
    }
    on_chain[at] = 1;
    for (Party next = 0; next < shares.size(); ++next) {
      const std::int64_t share = shares[at][next];
      if (share == 0 || on_chain[next] != 0) continue;
      walk(next, product * Rational(share, unit), std::min(weakest, share));
    }
    on_chain[at] = 0;
  }
};

std::vector<std::vector<std::int64_t>> direct_shares(const RandomGraph& graph) {
  std::vector<std::vector<std::int64_t>> shares(graph.size, std::vector<std::int64_t>(graph.size));
  for (const Stated& each : graph.holdings) shares[each.owner][each.owned] += each.low;
  return shares;
}

/// The same holdings, each somewhere in its band; sometimes at an end.
RandomGraph completed(reference::Random& random, const RandomGraph& graph) {
  RandomGraph one = graph;
  const std::size_t ends = random.below(3);
  for (Stated& each : one.holdings) {
    each.low = ends == 0 ? each.low : ends == 1 ? each.high : random.between(each.low, each.high);
    each.high = each.low;
  }
  return one;
}

/// The sum over all walks converges: the powers of A vanish.
bool converges(const Matrix& inverse) {
  return std::ranges::all_of(inverse, [](const auto& row) {
    return std::ranges::all_of(
        row, [](long double walk) { return std::isfinite(walk) && walk >= 0 && walk < 1e6L; });
  });
}

}  // namespace

void Checker::compare(const char* what, Party owner, Party target, double answer,
                      long double expected) {
  ++compared_;
  if (std::fabs(static_cast<long double>(answer) - expected) <= 1e-9L) return;
  difference_ = fmt::format("{} of {} in {} is {}, not {}", what, owner, target, answer,
                            static_cast<double>(expected));
}

void Checker::compare(const char* what, Party owner, Party target, bool same) {
  ++compared_;
  if (!same) difference_ = fmt::format("{} of {} in {} differs", what, owner, target);
}

Result<void> Checker::check_integrated(const RandomGraph& graph) {
  const Matrix shares = low_matrix(graph);
  const Matrix all = walks(shares);
  const ShareGraph engine = graph.shares();
  for (int question = 0; question < 3; ++question) {
    const Party target = any(graph);
    STEMMA_TRY(auto integrated,
               Assessor::make(engine, target, asked(Measure::integrated), uninterrupted));
    STEMMA_TRY(auto claims,
               Assessor::make(engine, target, asked(Measure::external_claims), uninterrupted));
    for (Party owner = 0; owner < graph.size; ++owner) {
      const long double same = owner == target ? 1 : 0;
      STEMMA_TRY(const auto share, integrated.of(owner));
      const double answer = share.low.value_or(NAN) + (fault_ == Fault::integrated ? 1e-8 : 0);
      compare("integrated", owner, target, answer, (all[owner][target] - same) / all[owner][owner]);
      long double outside = 1;
      for (const auto& row : shares) outside -= row[owner];
      STEMMA_TRY(const auto claim, claims.of(owner));
      compare("external claim", owner, target, claim.low.value_or(NAN),
              outside * all[owner][target]);
    }
  }
  return {};
}

void Checker::check_control(const RandomGraph& graph) {
  const ShareGraph engine = graph.shares();
  for (const bool half : {false, true}) {
    ControlSearch search(engine,
                         half ? engine::ownership::half_or_more() : engine::ownership::majority(),
                         ControlSearch::Reading::certain);
    for (Party owner = 0; owner < graph.size; ++owner) {
      std::vector<Party> found = search.controlled_by(std::array{owner});
      std::ranges::sort(found);
      if (fault_ == Fault::control && !found.empty()) found.pop_back();
      compare("control", owner, owner, found == controlled(graph, owner, half));
    }
  }
}

Result<void> Checker::check_chains(const RandomGraph& graph) {
  const ShareGraph engine = graph.shares();
  const auto shares = direct_shares(graph);
  for (int question = 0; question < 3; ++question) {
    const Party target = any(graph);
    STEMMA_TRY(auto products,
               Assessor::make(engine, target, asked(Measure::path_product), uninterrupted));
    STEMMA_TRY(auto weakest,
               Assessor::make(engine, target, asked(Measure::weakest_link), uninterrupted));
    for (Party owner = 0; owner < graph.size; ++owner) {
      if (owner == target) continue;
      Enumeration chains{shares, target};
      chains.walk(owner, 1, unit);
      STEMMA_TRY(const auto product, products.of(owner));
      const double answer = product.low.value_or(NAN) + (fault_ == Fault::chains ? 1e-8 : 0);
      compare("product of chains", owner, target, answer,
              chains.product_sum.convert_to<long double>());
      STEMMA_TRY(const auto weak, weakest.of(owner));
      compare("weakest link", owner, target, weak.low.value_or(NAN),
              static_cast<long double>(chains.weakest_sum) / unit);
    }
  }
  return {};
}

Result<void> Checker::check_bounds(const RandomGraph& graph, std::size_t samples) {
  const ShareGraph engine = graph.shares();
  const Party target = any(graph);
  const Party owner = any(graph);
  STEMMA_TRY(auto assessor,
             Assessor::make(engine, target, asked(Measure::integrated), uninterrupted));
  STEMMA_TRY(auto bounds, assessor.of(owner));
  if (fault_ == Fault::bounds && bounds.high) bounds.high = *bounds.high / 2 - 1e-6;
  for (std::size_t i = 0; i < samples; ++i) {
    const RandomGraph one = completed(random_, graph);
    const Matrix all = walks(low_matrix(one));
    if (!converges(all)) continue;
    const long double same = owner == target ? 1 : 0;
    const long double share = (all[owner][target] - same) / all[owner][owner];
    const bool above = bounds.low && share >= *bounds.low - 1e-9L;
    const bool below = !bounds.high || share <= *bounds.high + 1e-9L;
    compare("a completion", owner, target, above && below);
  }
  return {};
}

Result<void> Checker::check_thresholds(const RandomGraph& graph) {
  const ShareGraph engine = graph.shares();
  const auto shares = direct_shares(graph);
  const RationalMatrix all = exact_walks(graph);
  const Party target = any(graph);
  for (const Measure measure : {Measure::integrated, Measure::path_product}) {
    for (Party owner = 0; owner < graph.size; ++owner) {
      if (owner == target) continue;
      Rational share = all[owner][target] / all[owner][owner];
      if (measure == Measure::path_product) {
        Enumeration chains{shares, target};
        chains.walk(owner, 1, unit);
        share = chains.product_sum;
      }
      // The share itself, and what no double tells from it.
      const Rational nudge(1, boost::multiprecision::cpp_int("1000000000000000000000000"));
      for (const int moved : {-1, 0, 1}) {
        const bool strict = random_.chance(50);
        const Threshold threshold{Rational(share + moved * nudge), strict};
        const bool expected = moved < 0 || (moved == 0 && !strict);
        STEMMA_TRY(auto assessor,
                   Assessor::make(engine, target, asked(measure, threshold), uninterrupted, owner));
        STEMMA_TRY(const auto answer, assessor.of(owner));
        const bool flip = fault_ == Fault::thresholds && moved == 0;
        const Verdict wanted = expected != flip ? Verdict::yes : Verdict::no;
        compare("a threshold", owner, target, answer.verdict == wanted);
      }
    }
  }
  return {};
}

}  // namespace stemma::ownership_random
