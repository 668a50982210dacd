#include "engine/ownership/assessor.hpp"

#include <cmath>

#include "engine/ownership/chain_tests.hpp"
#include "engine/ownership/open_ends.hpp"
#include "engine/ownership/weakest_link.hpp"

namespace stemma::engine::ownership {
namespace {

/// Solved in doubles, a number with a greater error than this is asked again in rationals.
constexpr double error_max = 1e-10;

bool walks(Measure measure) {
  return measure == Measure::integrated || measure == Measure::external_claims;
}

Assessment only_verdict(Verdict verdict) {
  Assessment assessment;
  assessment.verdict = verdict;
  return assessment;
}

}  // namespace

Result<Assessor::AtEnd> Assessor::prepare(End end, const Interrupt& interrupt,
                                          std::optional<Party> only) const {
  AtEnd made;
  made.system = std::make_unique<WalkSystem>(graph_, end, interrupt);
  if (walks(question_.measure)) {
    STEMMA_TRY(made.column, WalkColumn::compute(*made.system, company_));
  } else if (question_.measure == Measure::path_product) {
    STEMMA_TRY(made.chains, ChainProducts::compute(*made.system, company_, question_.steps, only));
  }
  return made;
}

Result<Assessor> Assessor::make(const ShareGraph& graph, Party company, const Question& question,
                                const Interrupt& interrupt, std::optional<Party> only) {
  Assessor assessor(graph, company, question);
  const bool by_ends = walks(question.measure) || question.measure == Measure::path_product ||
                       question.measure == Measure::weakest_link;
  if (!by_ends) return assessor;
  STEMMA_TRY(AtEnd low, assessor.prepare(End::low, interrupt, only));
  assessor.ends_.push_back(std::move(low));
  if (graph.is_exact()) return assessor;
  STEMMA_TRY(AtEnd high, assessor.prepare(End::high, interrupt, only));
  assessor.ends_.push_back(std::move(high));
  return assessor;
}

Result<void> Assessor::move_to(Party company) {
  company_ = company;
  for (AtEnd& here : ends_) {
    if (here.column) STEMMA_TRY(here.column->move_to(*here.system, company));
    if (!here.chains) continue;
    STEMMA_TRY(here.chains, ChainProducts::compute(*here.system, company, question_.steps));
  }
  return {};
}

Result<Assessment> Assessor::of(Party owner) {
  switch (question_.measure) {
    case Measure::direct: return of_links(direct(owner));
    case Measure::controlled_votes:
      return of_links(ownership::controlled_votes(graph_, owner, company_, true));
    case Measure::controlled_holders:
      return of_links(ownership::controlled_votes(graph_, owner, company_, false));
    case Measure::majority_stakes:
      return of_links(ownership::majority_stakes(graph_, owner, company_));
    case Measure::control: return only_verdict(controls(graph_, owner, company_, majority()));
    case Measure::ofac50: return only_verdict(controls(graph_, owner, company_, half_or_more()));
    case Measure::rolling:
      return only_verdict(rolling_test(graph_, owner, company_, *question_.threshold));
    case Measure::dominance:
      return only_verdict(dominance_test(graph_, owner, company_, *question_.threshold));
    case Measure::integrated:
    case Measure::external_claims: return of_walks(owner);
    case Measure::path_product:
    case Measure::weakest_link: return of_chains(owner);
  }
  return Assessment{};
}

LinkSum Assessor::direct(Party owner) const {
  LinkSum sum;
  if (const Link* const link = graph_.find(owner, company_)) sum.add(graph_, *link);
  return sum;
}

Assessment Assessor::of_links(const LinkSum& sum) const {
  Assessment assessment{to_double(sum.low), to_double(sum.high), sum.low_open,
                        sum.high_open,      sum.low == sum.high, {}};
  if (question_.threshold) {
    assessment.verdict = judge(*question_.threshold, sum.range(*question_.threshold));
  }
  return assessment;
}

Result<std::optional<double>> Assessor::walk_share(Party owner, End end) {
  AtEnd& here = at(end);
  STEMMA_TRY(const auto share, question_.measure == Measure::integrated
                                   ? integrated(*here.system, *here.column, owner)
                                   : external_claim(*here.system, *here.column, owner));
  if (!share) return std::optional<double>{};
  if (share->error < error_max) return std::optional<double>(share->value);
  if (question_.measure != Measure::integrated) return std::optional<double>{};
  STEMMA_TRY(const auto exact, integrated_exactly(*here.system, owner, company_));
  return exact ? std::optional<double>(to_double(*exact)) : std::nullopt;
}

Result<Assessment> Assessor::of_walks(Party owner) {
  Assessment assessment;
  STEMMA_TRY(assessment.low, walk_share(owner, End::low));
  STEMMA_TRY(assessment.high, walk_share(owner, End::high));
  if (!assessment.low) assessment.high = std::nullopt;
  assessment.exact = assessment.high && graph_.is_exact();
  assessment.low_open = is_open(graph_, owner, company_, End::low);
  assessment.high_open = is_open(graph_, owner, company_, End::high);
  if (!question_.threshold) return assessment;
  if (question_.measure == Measure::external_claims) {
    if (!assessment.high) return assessment.verdict = Verdict::undetermined, assessment;
    const Order low = question_.threshold->order(Enclosure{*assessment.low, error_max});
    const Order high = question_.threshold->order(Enclosure{*assessment.high, error_max});
    assessment.verdict = judge(*question_.threshold, {low, high, false, false});
    return assessment;
  }
  Range range{Order::unclear, Order::unclear, assessment.low_open, assessment.high_open};
  AtEnd& low = at(End::low);
  AtEnd& high = at(End::high);
  STEMMA_TRY(range.low, integrated_order(*low.system, *low.column, owner, *question_.threshold));
  range.high = range.low;
  if (&low != &high) {
    STEMMA_TRY(range.high,
               integrated_order(*high.system, *high.column, owner, *question_.threshold));
  }
  assessment.verdict = judge(*question_.threshold, range);
  return assessment;
}

Result<ChainSum> Assessor::chain_sum(Party owner, End end) {
  AtEnd& here = at(end);
  if (question_.measure == Measure::weakest_link) {
    STEMMA_TRY(const WeakestLink weakest,
               weakest_link(*here.system, owner, company_, question_.steps));
    return weakest.sum;
  }
  ChainSum sum = here.chains->of(owner);
  if (question_.without_direct && owner != company_) {
    const LinkSum one = direct(owner);
    const double share = to_double(end == End::low ? one.low : one.high);
    sum.found.value -= share;
    sum.found.error += 0x1p-52 * share;
    sum.most -= share;
  }
  return sum;
}

Result<ChainOrder> Assessor::order_of_chains(Party owner, End end, const ChainSum& sum) {
  Threshold threshold = *question_.threshold;
  if (question_.measure == Measure::weakest_link) {
    STEMMA_TRY(const WeakestLink weakest,
               weakest_link(*at(end).system, owner, company_, question_.steps));
    const Order low = threshold.order(weakest.exact);
    return ChainOrder{low, sum.complete ? low : Order::unclear};
  }
  if (!question_.without_direct || owner == company_) {
    return chain_order(*at(end).system, owner, company_, sum, question_.steps, threshold);
  }
  // The direct share on both sides: the sum of all chains against a threshold moved by it.
  const LinkSum one = direct(owner);
  threshold.value += end == End::low ? one.low : one.high;
  return chain_order(*at(end).system, owner, company_, at(end).chains->of(owner), question_.steps,
                     threshold);
}

Result<Assessment> Assessor::of_chains(Party owner) {
  STEMMA_TRY(const ChainSum low, chain_sum(owner, End::low));
  STEMMA_TRY(const ChainSum high, chain_sum(owner, End::high));
  Assessment assessment;
  assessment.low = low.found.value;
  if (high.complete) {
    assessment.high = high.found.value;
  } else if (std::isfinite(high.most)) {
    assessment.high = high.most;
  }
  assessment.exact = graph_.is_exact() && low.complete;
  assessment.low_open = is_open(graph_, owner, company_, End::low);
  assessment.high_open = high.complete && is_open(graph_, owner, company_, End::high);
  if (!question_.threshold) return assessment;
  STEMMA_TRY(const ChainOrder least, order_of_chains(owner, End::low, low));
  STEMMA_TRY(const ChainOrder most, order_of_chains(owner, End::high, high));
  const Range range{least.low, most.high, assessment.low_open, assessment.high_open};
  assessment.verdict = judge(*question_.threshold, range);
  // What the limit left open is not a matter of what the shares may be.
  if (*assessment.verdict == Verdict::possible && !(low.complete && high.complete)) {
    assessment.verdict = Verdict::undetermined;
  }
  return assessment;
}

}  // namespace stemma::engine::ownership
