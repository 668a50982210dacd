#include "engine/optimize/optimize.hpp"

namespace stemma::engine::optimize {

void apply_rules(plan::Pipeline& root, plan::Plan& plan) {
  path_functions(root, plan);
  path_folds(root, plan);
}

void apply_final_rules(plan::Pipeline& root) {
  reachability(root);
  factorised_counts(root);
}

}  // namespace stemma::engine::optimize
