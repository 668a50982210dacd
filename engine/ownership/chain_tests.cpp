#include "engine/ownership/chain_tests.hpp"

#include <algorithm>

#include "engine/ownership/reach.hpp"

namespace stemma::engine::ownership {
namespace {

using Reading = ControlSearch::Reading;

bool passes(const ShareGraph& graph, const Link& link, const Threshold& threshold,
            Reading reading) {
  const Verdict verdict = link_verdict(graph, link, threshold);
  return verdict == Verdict::yes || (reading == Reading::possible && verdict == Verdict::possible);
}

/// Whom the owner reaches by links that pass, without going through the target.
Marks reached(const ShareGraph& graph, Party owner, Party target, const Threshold& threshold,
              Reading reading) {
  const auto keep = [&](const Link& link) {
    return link.owned != target && passes(graph, link, threshold, reading);
  };
  return marked(graph.size(), reach(graph, owner, Direction::out, End::high, keep));
}

/// Some chain of links that pass `before`, and a last one that passes `last`.
bool some_chain(const ShareGraph& graph, Party owner, Party target, const Threshold& before,
                const Threshold& last, Reading reading) {
  const Marks holders = reached(graph, owner, target, before, reading);
  return std::ranges::any_of(graph.held_in(target), [&](std::uint32_t place) {
    const Link& link = graph.link(place);
    return !link.is_self() && link.high > 0 && holders[link.owner] != 0 &&
           passes(graph, link, last, reading);
  });
}

Verdict test(const ShareGraph& graph, Party owner, Party target, const Threshold& before,
             const Threshold& last) {
  if (owner == target) return Verdict::no;
  if (some_chain(graph, owner, target, before, last, Reading::certain)) return Verdict::yes;
  return some_chain(graph, owner, target, before, last, Reading::possible) ? Verdict::possible
                                                                           : Verdict::no;
}

}  // namespace

Verdict link_verdict(const ShareGraph& graph, const Link& link, const Threshold& threshold) {
  return judge(threshold, graph.range(link, threshold));
}

Verdict rolling_test(const ShareGraph& graph, Party owner, Party target,
                     const Threshold& threshold) {
  return test(graph, owner, target, threshold, threshold);
}

Verdict dominance_test(const ShareGraph& graph, Party owner, Party target,
                       const Threshold& threshold) {
  return test(graph, owner, target, majority(), threshold);
}

LinkSum majority_stakes(const ShareGraph& graph, Party owner, Party target) {
  LinkSum sum;
  if (owner == target) return sum;
  const Marks certain = reached(graph, owner, target, majority(), Reading::certain);
  const Marks possible = reached(graph, owner, target, majority(), Reading::possible);
  LinkSum most;
  for (const auto place : graph.held_in(target)) {
    const Link& link = graph.link(place);
    if (link.is_self()) continue;
    if (certain[link.owner] != 0) sum.add(graph, link);
    if (possible[link.owner] != 0) most.add(graph, link);
  }
  sum.high = most.high;
  sum.high_open = most.high_open;
  return sum;
}

}  // namespace stemma::engine::ownership
