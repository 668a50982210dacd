#include <algorithm>

#include "engine/bind/expression_walk.hpp"
#include "engine/plan/match_state.hpp"

/// Path patterns that are searched: when, and from which end.
namespace stemma::engine::plan {

namespace {

/// How many ends one search is taken to find.
constexpr double ends_found = 50;

}  // namespace

/// One end is bound, and all that its predicates read.
bool Builder::is_ready(const MatchState& state, const bound::PathSearch& search) const {
  if (!bound_.contains(state.pattern.nodes[search.from].slot) &&
      !bound_.contains(state.pattern.nodes[search.to].slot)) {
    return false;
  }
  bool ready = true;
  const auto reads = [&](const ExpressionPtr& expression) {
    if (expression == nullptr) return;
    bound::for_each_slot(*expression, [&](SlotId slot) {
      ready = ready && (!state.own.contains(slot) || bound_.contains(slot));
    });
  };
  for (const bound::SearchNode& node : search.nodes) reads(node.predicate);
  for (const bound::SearchEdge& edge : search.edges) reads(edge.predicate), reads(edge.cost);
  for (const bound::SearchSequence& sequence : search.sequences) {
    for (const ExpressionPtr& predicate : sequence.predicates) reads(predicate);
  }
  return ready;
}

double Builder::search_rows(const MatchState& state, const bound::PathSearch& search) const {
  const bool both = bound_.contains(state.pattern.nodes[search.from].slot) &&
                    bound_.contains(state.pattern.nodes[search.to].slot);
  return both ? 0.5 : ends_found;
}

void Builder::path_search(MatchState& state, const bound::PathSearch& search) {
  PathSearch step;
  step.search = std::make_shared<const bound::PathSearch>(search);
  const SlotId first = state.pattern.nodes[search.from].slot;
  const SlotId last = state.pattern.nodes[search.to].slot;
  step.forward = bound_.contains(first);
  step.from = step.forward ? first : last;
  step.to = step.forward ? last : first;
  step.into = bound_.contains(step.to);
  bound::PatternRelationship used;
  used.slot = search.relationships;
  used.variable_length = true;
  const bool all_typed = std::none_of(search.edges.begin(), search.edges.end(),
                                      [](const auto& edge) { return edge.types.empty(); });
  for (const bound::SearchEdge& edge : search.edges) {
    if (all_typed) used.types.insert(used.types.end(), edge.types.begin(), edge.types.end());
  }
  if (!state.pattern.repeatable) {
    for (const bound::PatternRelationship* other : state.walked) {
      if (may_share(used, *other)) step.distinct_from.push_back(other->slot);
    }
  }
  add(std::move(step), step.into ? 1 : ends_found);
  state.searched.push_back(std::move(used));
  state.walked.push_back(&state.searched.back());
  std::erase(state.searches, &search);
}

}  // namespace stemma::engine::plan
