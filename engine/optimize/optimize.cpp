#include "engine/optimize/optimize.hpp"

#include "engine/plan/builder.hpp"

namespace stemma::engine::optimize {

namespace {

/// `live` are the columns that are asked of it.
void settle(plan::Pipeline& pipeline, plan::Plan& plan, std::set<bound::SlotId> live,
            PipelineUse use, const plan::PlannerOptions& options) {
  if (options.use_rules) {
    present_counts(pipeline);
    path_functions(pipeline, plan);
    path_bounds(pipeline);
    path_folds(pipeline, plan);
  }
  plan::finish(pipeline, std::move(live));
  if (!options.use_rules) return;
  // These ask which columns are still needed.
  reachability(pipeline, use);
  factorised_counts(pipeline);
  search_answers(pipeline, use);
}

}  // namespace

plan::Plan optimize(plan::Plan plan, const plan::PlannerOptions& options) {
  for (plan::PlannedSubquery& subquery : plan.subqueries) {
    const auto inner = std::make_shared<plan::Pipeline>(*subquery.pipeline);
    const bool collects = subquery.kind == ast::SubqueryKind::collect;
    settle(*inner, plan,
           collects ? std::set{subquery.query->slots.front()} : std::set<bound::SlotId>{},
           subquery.kind == ast::SubqueryKind::exists ? PipelineUse::existence : PipelineUse::rows,
           options);
    subquery.pipeline = inner;
  }
  const auto root = std::make_shared<plan::Pipeline>(*plan.root);
  const std::vector<bound::SlotId>& columns = plan.statement.query.slots;
  settle(*root, plan, {columns.begin(), columns.end()}, PipelineUse::rows, options);
  plan.root = root;
  return plan;
}

}  // namespace stemma::engine::optimize
