#include "engine/optimize/optimize.hpp"

#include "engine/plan/builder.hpp"

namespace stemma::engine::optimize {

plan::Plan optimize(plan::Plan plan, const plan::PlannerOptions& options) {
  const auto root = std::make_shared<plan::Pipeline>(*plan.root);
  if (options.use_rules) {
    path_functions(*root, plan);
    path_bounds(*root);
    path_folds(*root, plan);
  }
  const std::vector<bound::SlotId>& columns = plan.statement.query.slots;
  plan::finish(*root, {columns.begin(), columns.end()});
  // These ask which columns are still needed.
  if (options.use_rules) {
    reachability(*root);
    factorised_counts(*root);
  }
  plan.root = root;
  return plan;
}

}  // namespace stemma::engine::optimize
