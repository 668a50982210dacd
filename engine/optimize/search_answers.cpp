#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

using namespace bound;

namespace {

/// One relationship repeated, at least never or once, each tested by itself. Then a shortest walk
/// to a node meets no node twice (what lies between two meetings could be left out), and so is what
/// every mode allows.
bool shortest_walks_are_allowed(const PathSearch& search) {
  if (search.edges.size() != 1 || !search.remembered.empty()) return false;
  const std::vector<SearchPart>& parts = search.sequences.front().parts;
  if (parts.size() != 1 || parts.front().least > 1) return false;
  if (!parts.front().is_group) return true;
  const std::vector<SearchPart>& inner = search.sequences[parts.front().index].parts;
  return inner.size() == 1 && !inner.front().is_group && inner.front().least == 1 &&
         inner.front().most == 1;
}

/// Only which nodes are ends is needed of what it fills.
bool makes_paths_in_vain(const plan::PathSearch& step, const std::set<SlotId>& live) {
  for (const SlotId slot : plan::writes_of(step)) {
    if (slot != step.to && live.contains(slot)) return false;
  }
  return true;
}

plan::SearchAnswer answer(const plan::Pipeline& pipeline, std::size_t i,
                          const plan::PathSearch& step, bool only_existence) {
  const PathSearch& search = *step.search;
  const bool all_shortest = search.selector == ast::PathSelector::all_shortest;
  const bool all = search.selector == ast::PathSelector::all;
  if ((!all && !all_shortest) || !step.distinct_from.empty() || !step.bounds.empty() ||
      !shortest_walks_are_allowed(search) || !makes_paths_in_vain(step, live_after(pipeline, i))) {
    return plan::SearchAnswer::paths;
  }
  // An undirected walk could come back to its start by the relationship it left by.
  const bool comes_back = search.edges.front().arrow == ast::Arrow::both;
  const bool walks = search.mode == ast::PathMode::walk;
  if (comes_back && !walks) return plan::SearchAnswer::paths;
  if (repeats_vanish(pipeline, i, only_existence)) return plan::SearchAnswer::ends;
  return all_shortest && repeats_are_counted(pipeline, i) ? plan::SearchAnswer::counts
                                                          : plan::SearchAnswer::paths;
}

}  // namespace

void search_answers(plan::Pipeline& root, PipelineUse use) {
  for_each_pipeline(root, [&](plan::Pipeline& pipeline) {
    const bool only_existence = &pipeline == &root && use == PipelineUse::existence;
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      auto* step = std::get_if<plan::PathSearch>(&pipeline.stages[i].step);
      if (step != nullptr) step->answer = answer(pipeline, i, *step, only_existence);
    }
  });
}

}  // namespace stemma::engine::optimize
