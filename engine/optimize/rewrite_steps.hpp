#pragma once

#include <algorithm>
#include <functional>
#include <set>

#include "engine/bind/expression_walk.hpp"
#include "engine/plan/plan.hpp"

/// What several rules share. A plan is still the planner's own while rules run, so pipelines inside
/// steps, which are shared as constants later, may be changed here.
namespace stemma::engine::optimize {

/// Calls `change` for a pipeline and for every pipeline inside its steps.
void for_each_pipeline(plan::Pipeline& root, const std::function<void(plan::Pipeline&)>& change);

/// Puts `replace(e)` in the place of each subexpression of the step for which it answers one.
template <typename Replace>
void rewrite_step(plan::Step& step, const Replace& replace) {
  plan::for_each_expression(step, [&](const bound::ExpressionPtr& expression) {
    auto& place = const_cast<bound::ExpressionPtr&>(expression);
    place = bound::rewrite(place, replace);
  });
}

/// The slots that are needed after stage `i` of a finished pipeline; nothing where it is the last.
[[nodiscard]] std::set<bound::SlotId> live_after(const plan::Pipeline& pipeline, std::size_t i);

/// Whether of the rows behind stage `i` repeats make no difference; `at_end` says so of the rows
/// the pipeline ends with.
[[nodiscard]] bool repeats_vanish(const plan::Pipeline& pipeline, std::size_t i, bool at_end);
/// Whether of the rows behind stage `i` repeats may come as one row with a weight.
[[nodiscard]] bool repeats_are_counted(const plan::Pipeline& pipeline, std::size_t i);

/// Whether an aggregate's answer stays the same when equal rows come once instead of often.
[[nodiscard]] bool ignores_repeats(const plan::AggregateItem& item);

}  // namespace stemma::engine::optimize
