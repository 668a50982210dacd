#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {
namespace {

/// A hop whose rows are wanted only for the number of those of the next is counted with it.
void join_counted_hops(plan::Pipeline& pipeline, std::size_t i) {
  auto* first = std::get_if<plan::Expand>(&pipeline.stages[i].step);
  auto* second = std::get_if<plan::Expand>(&pipeline.stages[i + 1].step);
  if (first == nullptr || second == nullptr || first->walk.into || !second->counts_only ||
      second->next_hop || second->walk.from != first->walk.to) {
    return;
  }
  for (const bound::SlotId slot : second->walk.distinct_from) {
    if (slot != first->relationship) return;
  }
  const std::set<bound::SlotId> live = live_after(pipeline, i + 1);
  if (live.contains(first->relationship) || live.contains(first->walk.to)) return;
  first->counts_only = true;
  first->next_hop = second->walk;
  pipeline.stages[i].carry = pipeline.stages[i + 1].carry;
  pipeline.stages[i].rows = pipeline.stages[i + 1].rows;
  pipeline.stages.erase(pipeline.stages.begin() + static_cast<std::ptrdiff_t>(i) + 1);
}

}  // namespace

void factorised_counts(plan::Pipeline& root) {
  for_each_pipeline(root, [](plan::Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      auto* expand = std::get_if<plan::Expand>(&pipeline.stages[i].step);
      if (expand == nullptr || expand->walk.into || !repeats_are_counted(pipeline, i)) continue;
      const std::set<bound::SlotId> live = live_after(pipeline, i);
      expand->counts_only = !live.contains(expand->relationship) && !live.contains(expand->walk.to);
    }
    for (std::size_t i = 0; i + 1 < pipeline.stages.size(); ++i) join_counted_hops(pipeline, i);
  });
}

}  // namespace stemma::engine::optimize
