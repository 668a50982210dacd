#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

namespace {

/// Whether what the step fills is never null in a row that comes out of it.
bool fills_with_entities(const plan::Step& step) {
  return std::holds_alternative<plan::NodeScan>(step) ||
         std::holds_alternative<plan::IndexSeek>(step) ||
         std::holds_alternative<plan::IndexRange>(step) ||
         std::holds_alternative<plan::IndexPrefix>(step) ||
         std::holds_alternative<plan::Expand>(step) ||
         std::holds_alternative<plan::VariableExpand>(step) ||
         std::holds_alternative<plan::PathSearch>(step);
}

bool is_present(const bound::ExpressionPtr& expression, const std::set<bound::SlotId>& present) {
  const auto* slot = std::get_if<bound::Slot>(&expression->node);
  return slot != nullptr && present.contains(slot->slot);
}

/// A path is null where one of its elements is: one walked here says that none is.
bool has_walked_part(const bound::PatternPath& path, const std::set<bound::SlotId>& present) {
  return path.elements.size() >= 3 && present.contains(path.elements[1]);
}

}  // namespace

void present_counts(plan::Pipeline& root) {
  for_each_pipeline(root, [](plan::Pipeline& pipeline) {
    std::set<bound::SlotId> present;
    for (plan::Stage& stage : pipeline.stages) {
      if (fills_with_entities(stage.step)) {
        for (const bound::SlotId slot : plan::writes_of(stage.step)) present.insert(slot);
      }
      const auto* bind = std::get_if<plan::BindPath>(&stage.step);
      if (bind != nullptr && has_walked_part(bind->path, present)) present.insert(bind->path.slot);
      auto* aggregate = std::get_if<plan::Aggregate>(&stage.step);
      if (aggregate == nullptr) continue;
      for (plan::AggregateItem& item : aggregate->items) {
        const bool counts =
            item.function != nullptr && item.function->name == "count" && !item.distinct;
        if (!counts || !is_present(item.arguments.front(), present)) continue;
        item.function = nullptr;
        item.arguments.clear();
      }
      present.clear();
    }
  });
}

}  // namespace stemma::engine::optimize
