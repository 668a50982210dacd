#include <set>

#include "engine/optimize/monotone.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

using namespace bound;

namespace {

/// A step whose walks may be cut off, and the slots that hold the relationships of one.
struct Walked {
  std::set<SlotId> lists;
  bool along = true;  ///< the path is walked from its first node
  std::vector<plan::PathBound>* bounds = nullptr;
};

Walked walked(plan::Step& step) {
  if (auto* walk = std::get_if<plan::VariableExpand>(&step))
    return {{walk->relationships}, !walk->reversed, &walk->bounds};
  auto* path = std::get_if<plan::PathSearch>(&step);
  if (path == nullptr || path->search->selector != ast::PathSelector::all) return {};
  Walked out{{path->search->relationships}, path->forward, &path->bounds};
  const std::vector<SearchEdge>& edges = path->search->edges;
  if (edges.size() == 1 && edges[0].grouped && edges[0].slot) out.lists.insert(*edges[0].slot);
  return out;
}

/// Whether a predicate that follows such a step may be tested before it as well.
bool passes_predicates(const plan::Step& step) {
  return std::holds_alternative<plan::Filter>(step) ||
         std::holds_alternative<plan::BindPath>(step) ||
         std::holds_alternative<plan::Expand>(step) ||
         std::holds_alternative<plan::VariableExpand>(step) ||
         std::holds_alternative<plan::PathSearch>(step) ||
         std::holds_alternative<plan::RelationshipEnds>(step);
}

/// Whether all that it reads besides the relationships is there before the walk.
bool is_ready(const Reduction& reduction, const std::set<SlotId>& later) {
  const auto refused = [&](const Expression& e) {
    const auto* slot = std::get_if<Slot>(&e.node);
    return (slot != nullptr && later.contains(slot->slot)) ||
           std::holds_alternative<Subquery>(e.node) || std::holds_alternative<PathOf>(e.node);
  };
  return !any_of(*reduction.initial, refused) && !any_of(*reduction.step, refused) &&
         !any_of(*reduction.predicate, refused);
}

/// Whether the conjunct is tested by the walk alone from now on.
bool moves(const ExpressionPtr& conjunct, const Walked& walk, const std::set<SlotId>& later) {
  const auto* reduction = std::get_if<Reduction>(&conjunct->node);
  if (reduction == nullptr || reduction->predicate == nullptr) return false;
  const auto* list = std::get_if<Slot>(&reduction->list->node);
  if (list == nullptr || !walk.lists.contains(list->slot) || !is_ready(*reduction, later))
    return false;
  if (walk.along) {
    walk.bounds->push_back({*reduction, conjunct, {}});
    return true;
  }
  if (auto bound = monotone(*reduction))
    walk.bounds->push_back({*reduction, conjunct, std::move(bound)});
  return false;
}

void cut_walk(plan::Pipeline& pipeline, std::size_t i) {
  const Walked walk = walked(pipeline.stages[i].step);
  if (walk.bounds == nullptr) return;
  std::set<SlotId> later;
  for (std::size_t j = i; j < pipeline.stages.size(); ++j) {
    plan::Step& step = pipeline.stages[j].step;
    if (!passes_predicates(step)) return;
    for (const SlotId slot : plan::writes_of(step)) later.insert(slot);
    if (auto* filter = std::get_if<plan::Filter>(&step)) {
      std::erase_if(filter->predicates,
                    [&](const ExpressionPtr& conjunct) { return moves(conjunct, walk, later); });
    }
  }
}

}  // namespace

void path_bounds(plan::Pipeline& root) {
  for_each_pipeline(root, [](plan::Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) cut_walk(pipeline, i);
    std::erase_if(pipeline.stages, [](const plan::Stage& stage) {
      const auto* filter = std::get_if<plan::Filter>(&stage.step);
      return filter != nullptr && filter->predicates.empty();
    });
  });
}

}  // namespace stemma::engine::optimize
