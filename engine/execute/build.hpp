#pragma once

#include <map>

#include "engine/execute/argument.hpp"
#include "engine/execute/operator.hpp"
#include "engine/execute/subquery_runner.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// What PROFILE shows of each stage: by the stage in the plan.
using Profile = std::map<const plan::Stage*, Operator::Counters>;

/// The operators of a pipeline, and its leaf.
struct Built {
  OperatorPtr root;
  Argument* argument = nullptr;
};

/// Makes operators for a pipeline; with `profile` each stage is counted and timed.
[[nodiscard]] Built build(const plan::Pipeline& pipeline, Context& context, Profile* profile);

/// Makes the runners of all subqueries of a plan's expressions, in `context`.
void build_subqueries(const plan::Plan& plan, Context& context, Profile* profile);

}  // namespace stemma::engine::execute
