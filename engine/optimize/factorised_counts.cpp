#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

namespace {

/// Operators that hand a row's weight on to what they make of the row.
bool keeps_weights(const plan::Step& step) {
  return std::holds_alternative<plan::Filter>(step) ||
         std::holds_alternative<plan::Project>(step) ||
         std::holds_alternative<plan::BindPath>(step) ||
         std::holds_alternative<plan::Expand>(step) ||
         std::holds_alternative<plan::VariableExpand>(step) ||
         std::holds_alternative<plan::NodeScan>(step) ||
         std::holds_alternative<plan::IndexSeek>(step);
}

bool counts_weights(const plan::AggregateItem& item) {
  return item.function == nullptr || item.function->name == "count" || ignores_repeats(item);
}

bool ends_in_counts(const plan::Pipeline& pipeline, std::size_t i) {
  std::size_t j = i + 1;
  while (j < pipeline.stages.size() && keeps_weights(pipeline.stages[j].step)) ++j;
  if (j == pipeline.stages.size()) return false;
  const auto* aggregate = std::get_if<plan::Aggregate>(&pipeline.stages[j].step);
  return aggregate != nullptr &&
         std::all_of(aggregate->items.begin(), aggregate->items.end(), counts_weights);
}

}  // namespace

void factorised_counts(plan::Pipeline& root) {
  for_each_pipeline(root, [](plan::Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      auto* expand = std::get_if<plan::Expand>(&pipeline.stages[i].step);
      if (expand == nullptr || expand->walk.into || !ends_in_counts(pipeline, i)) continue;
      const std::set<bound::SlotId> live = live_after(pipeline, i);
      expand->counts_only = !live.contains(expand->relationship) && !live.contains(expand->walk.to);
    }
  });
}

}  // namespace stemma::engine::optimize
