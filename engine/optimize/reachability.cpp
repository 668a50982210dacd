#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

using namespace bound;

namespace {

/// Whether the next step drops walks that end where they began.
bool leaves_start_out(const plan::Pipeline& pipeline, std::size_t i, const plan::Walk& walk) {
  if (i + 1 >= pipeline.stages.size()) return false;
  const auto* filter = std::get_if<plan::Filter>(&pipeline.stages[i + 1].step);
  if (filter == nullptr) return false;
  const auto is = [](const ExpressionPtr& e, SlotId slot) {
    const auto* read = std::get_if<Slot>(&e->node);
    return read != nullptr && read->slot == slot;
  };
  return std::any_of(filter->predicates.begin(), filter->predicates.end(),
                     [&](const ExpressionPtr& predicate) {
                       const auto* binary = std::get_if<Binary>(&predicate->node);
                       if (binary == nullptr || binary->op != BinaryOperator::not_equal)
                         return false;
                       return (is(binary->left, walk.from) && is(binary->right, walk.to)) ||
                              (is(binary->left, walk.to) && is(binary->right, walk.from));
                     });
}

}  // namespace

/// The ends of all walks of 1..n hops are the nodes within n hops: the shortest walk to a node uses
/// no relationship twice. Only back to the start an undirected walk could need to (a-b-a).
void reachability(plan::Pipeline& root, PipelineUse use) {
  for_each_pipeline(root, [&](plan::Pipeline& pipeline) {
    const bool only_existence = &pipeline == &root && use == PipelineUse::existence;
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      auto* walk = std::get_if<plan::VariableExpand>(&pipeline.stages[i].step);
      if (walk == nullptr || walk->needs_list || walk->length || !walk->folds.empty()) continue;
      if (!walk->bounds.empty()) continue;
      if (walk->least > 1 || !walk->walk.distinct_from.empty()) continue;
      const bool undirected = walk->walk.in && walk->walk.out;
      if (undirected && !leaves_start_out(pipeline, i, walk->walk)) continue;
      walk->distinct_targets = repeats_vanish(pipeline, i, only_existence);
    }
  });
}

}  // namespace stemma::engine::optimize
