#include "engine/ownership/control.hpp"

#include <array>

namespace stemma::engine::ownership {

using Reading = ControlSearch::Reading;

const std::vector<Party>& ControlSearch::controlled_by(std::span<const Party> owners) {
  for (const Party party : touched_) {
    sums_[party] = 0;
    state_[party] = unseen;
  }
  touched_.clear();
  queue_.clear();
  controlled_.clear();
  for (const Party owner : owners) {
    if (state_[owner] == member) continue;
    state_[owner] = member;
    touched_.push_back(owner);
    queue_.push_back(owner);
  }
  for (std::size_t at = 0; at < queue_.size(); ++at) take(queue_[at]);
  return controlled_;
}

void ControlSearch::take(Party owner) {
  for (const Link& link : graph_.held_by(owner)) {
    char& state = state_[link.owned];
    if (state == member) continue;
    if (state == unseen) {
      state = seen;
      touched_.push_back(link.owned);
    }
    sums_[link.owned] += reading_ == Reading::certain ? link.low : link.high;
    if (!passes(link.owned)) continue;
    state = member;
    queue_.push_back(link.owned);
    controlled_.push_back(link.owned);
  }
}

bool ControlSearch::passes(Party company) const {
  // Doubles decide unless the sum is too near to the quota.
  const double sum = sums_[company];
  if (sum < quota_value_ * (1 - 1e-10)) return false;
  if (sum > quota_value_ * (1 + 1e-10)) return true;
  // Members whose turn has not come will add their links when it does.
  LinkSum exact;
  for (const auto place : graph_.held_in(company)) {
    const Link& link = graph_.link(place);
    if (state_[link.owner] == member) exact.add(graph_, link);
  }
  const Verdict verdict = judge(quota_, exact.range(quota_));
  return verdict == Verdict::yes || (reading_ == Reading::possible && verdict == Verdict::possible);
}

Threshold majority() { return Threshold::more_than({5, 1}); }
Threshold half_or_more() { return Threshold::at_least({5, 1}); }

void LinkSum::add(const ShareGraph& graph, const Link& link) {
  low += graph.exact(link, End::low);
  high += graph.exact(link, End::high);
  low_open = low_open || link.low_open;
  high_open = high_open || link.high_open;
}

LinkSum controlled_votes(const ShareGraph& graph, Party owner, Party target, bool with_own) {
  ControlSearch certain(graph, majority(), Reading::certain);
  ControlSearch possible(graph, majority(), Reading::possible);
  const std::array owners{owner};
  certain.controlled_by(owners);
  possible.controlled_by(owners);
  LinkSum sum;
  LinkSum most;
  for (const auto place : graph.held_in(target)) {
    const Link& link = graph.link(place);
    if (link.is_self() || (link.owner == owner && !with_own)) continue;
    if (certain.is_member(link.owner)) sum.add(graph, link);
    if (possible.is_member(link.owner)) most.add(graph, link);
  }
  sum.high = most.high;
  sum.high_open = most.high_open;
  return sum;
}

Verdict controls(const ShareGraph& graph, Party owner, Party target, const Threshold& quota) {
  if (owner == target) return Verdict::no;
  const std::array owners{owner};
  ControlSearch certain(graph, quota, Reading::certain);
  certain.controlled_by(owners);
  if (certain.is_member(target)) return Verdict::yes;
  ControlSearch possible(graph, quota, Reading::possible);
  possible.controlled_by(owners);
  return possible.is_member(target) ? Verdict::possible : Verdict::no;
}

}  // namespace stemma::engine::ownership
