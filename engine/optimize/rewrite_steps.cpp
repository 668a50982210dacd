#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

void for_each_pipeline(plan::Pipeline& root, const std::function<void(plan::Pipeline&)>& change) {
  change(root);
  const auto inner = [&](const plan::PipelinePtr& pipeline) {
    for_each_pipeline(const_cast<plan::Pipeline&>(*pipeline), change);
  };
  for (plan::Stage& stage : root.stages) {
    if (auto* step = std::get_if<plan::Optional>(&stage.step)) inner(step->inner);
    if (auto* step = std::get_if<plan::Merge>(&stage.step)) inner(step->match);
    if (auto* step = std::get_if<plan::Foreach>(&stage.step)) inner(step->body);
    if (auto* step = std::get_if<plan::Apply>(&stage.step)) inner(step->inner);
    if (auto* step = std::get_if<plan::Union>(&stage.step)) {
      for (plan::UnionPart& part : step->parts) inner(part.pipeline);
    }
  }
}

std::set<bound::SlotId> live_after(const plan::Pipeline& pipeline, std::size_t i) {
  std::set<bound::SlotId> live;
  if (i + 1 >= pipeline.stages.size()) return live;
  const plan::Stage& next = pipeline.stages[i + 1];
  live.insert(next.carry.begin(), next.carry.end());
  for (const bound::SlotId slot : plan::reads_of(next.step)) live.insert(slot);
  return live;
}

bool ignores_repeats(const plan::AggregateItem& item) {
  if (item.distinct) return true;
  return item.function != nullptr && (item.function->name == "min" || item.function->name == "max");
}

}  // namespace stemma::engine::optimize
