#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

using namespace bound;

namespace {

/// A fold that needs nothing but the relationships: no other columns, no subqueries.
bool stands_alone(const Reduction& reduction) {
  if (reduction.predicate != nullptr) return false;
  const auto reads_rows = [](const Expression& e) {
    return std::holds_alternative<Slot>(e.node) || std::holds_alternative<Subquery>(e.node) ||
           std::holds_alternative<PathOf>(e.node);
  };
  return !any_of(*reduction.initial, reads_rows) && !any_of(*reduction.step, reads_rows);
}

void fold_stage(plan::Pipeline& pipeline, std::size_t walk_stage, plan::Plan& plan) {
  const SlotId list =
      std::get<plan::VariableExpand>(pipeline.stages[walk_stage].step).relationships;
  std::vector<plan::PathFold> folds;
  const auto replace = [&](const ExpressionPtr& e) -> ExpressionPtr {
    const auto* reduction = std::get_if<Reduction>(&e->node);
    const auto* slot = reduction != nullptr ? std::get_if<Slot>(&reduction->list->node) : nullptr;
    if (slot == nullptr || slot->slot != list || !stands_alone(*reduction)) return nullptr;
    Statement& statement = plan.statement;
    const SlotId target{static_cast<std::uint32_t>(statement.slot_count++)};
    statement.slot_names.emplace_back();
    statement.slot_types.push_back(e->type);
    folds.push_back({target, *reduction, e});
    return make(Slot{target}, e->type, e->where);
  };
  // Only where every walk is folded anyway: behind a filter some would not be.
  for (std::size_t j = walk_stage + 1; j < pipeline.stages.size(); ++j) {
    plan::Step& step = pipeline.stages[j].step;
    const bool passes =
        std::holds_alternative<plan::BindPath>(step) || std::holds_alternative<plan::Project>(step);
    if (!passes && !std::holds_alternative<plan::Aggregate>(step)) break;
    rewrite_step(step, replace);
    if (!passes) break;
  }
  auto& walk = std::get<plan::VariableExpand>(pipeline.stages[walk_stage].step);
  walk.folds.insert(walk.folds.end(), folds.begin(), folds.end());
}

}  // namespace

void path_folds(plan::Pipeline& root, plan::Plan& plan) {
  for_each_pipeline(root, [&](plan::Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      if (std::holds_alternative<plan::VariableExpand>(pipeline.stages[i].step))
        fold_stage(pipeline, i, plan);
    }
  });
}

}  // namespace stemma::engine::optimize
