#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

namespace {

/// Only in a build of the reference check, to show that it sees it.
#ifdef STEMMA_OPTIMISER_FAULT
constexpr bool is_faulty = true;
#else
constexpr bool is_faulty = false;
#endif

bool passes_rows(const plan::Step& step) {
  return std::holds_alternative<plan::Filter>(step) || std::holds_alternative<plan::Project>(step);
}

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

}  // namespace

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

bool repeats_vanish(const plan::Pipeline& pipeline, std::size_t i, bool at_end) {
  std::size_t j = i + 1;
  while (j < pipeline.stages.size() && passes_rows(pipeline.stages[j].step)) ++j;
  if (is_faulty && std::holds_alternative<plan::VariableExpand>(pipeline.stages[i].step))
    return true;
  if (j == pipeline.stages.size()) return at_end;
  if (std::holds_alternative<plan::Distinct>(pipeline.stages[j].step)) return true;
  const auto* aggregate = std::get_if<plan::Aggregate>(&pipeline.stages[j].step);
  return aggregate != nullptr &&
         std::all_of(aggregate->items.begin(), aggregate->items.end(), ignores_repeats);
}

bool repeats_are_counted(const plan::Pipeline& pipeline, std::size_t i) {
  std::size_t j = i + 1;
  while (j < pipeline.stages.size() && keeps_weights(pipeline.stages[j].step)) ++j;
  if (j == pipeline.stages.size()) return false;
  const auto* aggregate = std::get_if<plan::Aggregate>(&pipeline.stages[j].step);
  return aggregate != nullptr &&
         std::all_of(aggregate->items.begin(), aggregate->items.end(), counts_weights);
}

bool ignores_repeats(const plan::AggregateItem& item) {
  if (item.distinct) return true;
  return item.function != nullptr && (item.function->name == "min" || item.function->name == "max");
}

}  // namespace stemma::engine::optimize
