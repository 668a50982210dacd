#include "engine/ownership/justifying_chains.hpp"

#include <array>

#include "engine/ownership/chain_tests.hpp"

namespace stemma::engine::ownership {
namespace {

bool is_control(Measure measure) {
  return measure == Measure::control || measure == Measure::ofac50 ||
         measure == Measure::controlled_votes || measure == Measure::controlled_holders;
}

}  // namespace

JustifyingChains::JustifyingChains(const ShareGraph& graph, Party target, Measure measure,
                                   std::optional<Threshold> threshold)
    : graph_(graph), target_(target), measure_(measure), threshold_(std::move(threshold)) {
  if (!is_control(measure)) return;
  search_.emplace(graph, measure == Measure::ofac50 ? half_or_more() : majority(),
                  ControlSearch::Reading::possible);
}

StrongestChains::Keep JustifyingChains::of_links() const {
  const auto passes = [this](const Link& link, const Threshold& threshold) {
    return link_verdict(graph_, link, threshold) != Verdict::no;
  };
  switch (measure_) {
    case Measure::rolling: return [=, this](const Link& link) { return passes(link, *threshold_); };
    case Measure::dominance:
      return [=, this](const Link& link) {
        return passes(link, link.owned == target_ ? *threshold_ : majority());
      };
    case Measure::majority_stakes:
      return
          [=, this](const Link& link) { return link.owned == target_ || passes(link, majority()); };
    default: return {};
  }
}

std::vector<StrongestChains::Chain> JustifyingChains::of_control(Party owner, std::size_t most) {
  search_->controlled_by(std::array{owner});
  const auto keep = [&](const Link& link) {
    if (measure_ == Measure::controlled_holders && link.owner == owner && link.owned == target_) {
      return false;
    }
    return search_->is_member(link.owner) &&
           (link.owned == target_ || search_->is_member(link.owned));
  };
  return StrongestChains(graph_, target_, keep).from(owner, most);
}

std::vector<StrongestChains::Chain> JustifyingChains::from(Party owner, std::size_t most) {
  if (most == 0) return {};
  if (search_) return of_control(owner, most);
  if (measure_ == Measure::direct) {
    const Link* const link = graph_.find(owner, target_);
    if (link == nullptr) return {};
    return {{link}};
  }
  if (!strongest_) strongest_.emplace(graph_, target_, of_links());
  return strongest_->from(owner, most);
}

}  // namespace stemma::engine::ownership
