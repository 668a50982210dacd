#pragma once

#include "engine/plan/planner.hpp"

/// Rules that rewrite a plan into one with the same rows. Each rule is a file of its own.
namespace stemma::engine::optimize {

/// Applies the rules, where `options` say so, and settles which columns each step carries.
[[nodiscard]] plan::Plan optimize(plan::Plan plan, const plan::PlannerOptions& options);

/// What is asked of the rows that a pipeline ends with.
enum class PipelineUse : std::uint8_t { rows, existence };

/// count(x) of what a pattern bound, which is never null, becomes count(*).
void present_counts(plan::Pipeline& pipeline);
/// `relationships(p)`, `nodes(p)` and `length(p)` of a path just matched become what the path is
/// made of.
void path_functions(plan::Pipeline& pipeline, plan::Plan& plan);
/// allReduce over the relationships of a walk cuts the walk off while it grows.
void path_bounds(plan::Pipeline& pipeline);
/// reduce over the relationships of a variable-length walk folds while it walks.
void path_folds(plan::Pipeline& pipeline, plan::Plan& plan);
/// An expansion of which only the number is asked gives its rows a weight.
void factorised_counts(plan::Pipeline& pipeline);
/// Where only the different ends of a walk are asked, each is visited once.
void reachability(plan::Pipeline& pipeline, PipelineUse use);
/// A search of which only the ends, or the number of paths to each, are asked makes no paths.
void search_answers(plan::Pipeline& pipeline, PipelineUse use);

}  // namespace stemma::engine::optimize
