#include <algorithm>

#include "engine/bind/expression_walk.hpp"
#include "engine/plan/plan.hpp"

/// Which slots and expressions each kind of step has. A new kind does not compile until it is here.
namespace stemma::engine::plan {

namespace {

using Visit = std::function<void(const ExpressionPtr&)>;

struct Expressions {
  const Visit& visit;
  void maybe(const ExpressionPtr& e) const {
    if (e) visit(e);
  }
  void all(const std::vector<PathBound>& bounds) const {
    for (const PathBound& one : bounds) {
      visit(one.reduction.initial), visit(one.reduction.step), visit(one.reduction.predicate);
      if (one.monotone) visit(one.monotone->factor), visit(one.monotone->limit);
    }
  }
  void operator()(const NodeScan&) const {}
  void operator()(const IndexSeek& s) const {
    for (const auto& e : s.key) visit(e);
  }
  void operator()(const IndexRange& s) const { maybe(s.lower), maybe(s.upper); }
  void operator()(const IndexPrefix& s) const { visit(s.prefix); }
  void operator()(const Expand&) const {}
  void operator()(const VariableExpand& s) const {
    maybe(s.hop_predicate);
    for (const PathFold& fold : s.folds) visit(fold.reduction.initial), visit(fold.reduction.step);
    all(s.bounds);
  }
  void operator()(const ShortestPath& s) const {
    maybe(s.hop_predicate);
    for (const auto& e : s.predicates) visit(e);
  }
  void operator()(const PathSearch& s) const {
    for (const auto& node : s.search->nodes) maybe(node.predicate);
    for (const auto& edge : s.search->edges) maybe(edge.predicate), maybe(edge.cost);
    for (const auto& sequence : s.search->sequences) {
      for (const auto& e : sequence.predicates) visit(e);
    }
    all(s.bounds);
  }
  void operator()(const RelationshipEnds&) const {}
  void operator()(const Filter& s) const {
    for (const auto& e : s.predicates) visit(e);
  }
  void operator()(const Project& s) const {
    for (const auto& item : s.items) visit(item.first);
  }
  void operator()(const BindPath&) const {}
  void operator()(const Aggregate& s) const {
    for (const auto& key : s.keys) visit(key.first);
    for (const AggregateItem& item : s.items) {
      for (const auto& e : item.arguments) visit(e);
    }
  }
  void operator()(const Distinct&) const {}
  void operator()(const Sort& s) const {
    for (const SortKey& key : s.keys) visit(key.expression);
    maybe(s.skip), maybe(s.limit);
  }
  void operator()(const Skip& s) const { visit(s.rows); }
  void operator()(const Limit& s) const { visit(s.rows); }
  void operator()(const Unwind& s) const { visit(s.list); }
  void operator()(const Optional&) const {}
  void operator()(const Create& s) const { created(s.create); }
  void created(const bound::Create& create) const {
    for (const auto& node : create.nodes) maybe(node.properties);
    for (const auto& relationship : create.relationships) maybe(relationship.properties);
  }
  void set_items(const std::vector<bound::SetItem>& items) const {
    for (const bound::SetItem& item : items) {
      std::visit([&](const auto& i) { visit(i.target); }, item);
      if (const auto* property = std::get_if<bound::SetProperty>(&item)) maybe(property->value);
      if (const auto* map = std::get_if<bound::SetMap>(&item)) visit(map->value);
    }
  }
  void operator()(const Merge& s) const {
    created(s.merge.create), set_items(s.merge.on_create), set_items(s.merge.on_match);
  }
  void operator()(const Set& s) const { set_items(s.set.items); }
  void operator()(const Delete& s) const {
    for (const auto& e : s.clause.expressions) visit(e);
  }
  void operator()(const Foreach& s) const { visit(s.list); }
  void operator()(const Call& s) const {
    for (const auto& e : s.call.arguments) visit(e);
  }
  void operator()(const Apply&) const {}
  void operator()(const Union&) const {}
};

struct Slots {
  std::vector<SlotId> reads;
  std::vector<SlotId> writes;

  void inner(const PipelinePtr& pipeline) {
    reads.insert(reads.end(), pipeline->arguments.begin(), pipeline->arguments.end());
  }
  void walk(const Walk& walk) {
    reads.push_back(walk.from);
    (walk.into ? reads : writes).push_back(walk.to);
    reads.insert(reads.end(), walk.distinct_from.begin(), walk.distinct_from.end());
  }
  void created(const bound::Create& create) {
    for (const auto& node : create.nodes) writes.push_back(node.slot);
    for (const auto& relationship : create.relationships) {
      writes.push_back(relationship.slot);
      reads.push_back(relationship.source);
      reads.push_back(relationship.target);
    }
    for (const auto& path : create.paths) {
      writes.push_back(path.slot);
      reads.insert(reads.end(), path.elements.begin(), path.elements.end());
    }
    // What is created here is not asked of the input.
    std::erase_if(reads, [&](SlotId slot) {
      return std::find(writes.begin(), writes.end(), slot) != writes.end();
    });
  }
  void operator()(const NodeScan& s) { writes.push_back(s.node); }
  void operator()(const IndexSeek& s) { writes.push_back(s.node); }
  void operator()(const IndexRange& s) { writes.push_back(s.node); }
  void operator()(const IndexPrefix& s) { writes.push_back(s.node); }
  void operator()(const Expand& s) {
    walk(s.walk);
    writes.push_back(s.relationship);
  }
  void operator()(const VariableExpand& s) {
    walk(s.walk);
    writes.push_back(s.relationships);
    if (s.length) writes.push_back(*s.length);
    for (const PathFold& fold : s.folds) writes.push_back(fold.slot);
  }
  void operator()(const ShortestPath& s) {
    walk(s.walk);
    writes.push_back(s.relationships);
    if (s.path) writes.push_back(s.path->slot);
  }
  void operator()(const PathSearch& s) {
    reads.push_back(s.from);
    if (s.into) reads.push_back(s.to);
    else if (s.to != s.from) writes.push_back(s.to);
    reads.insert(reads.end(), s.distinct_from.begin(), s.distinct_from.end());
    writes.push_back(s.search->relationships);
    for (const auto& node : s.search->nodes) {
      if (node.slot) writes.push_back(*node.slot);
      if (node.equal_to) reads.push_back(*node.equal_to);
    }
    for (const auto& edge : s.search->edges) {
      if (edge.slot) writes.push_back(*edge.slot);
    }
  }
  void operator()(const RelationshipEnds& s) {
    reads.push_back(s.relationship);
    (s.from_bound ? reads : writes).push_back(s.walk.from);
    (s.walk.into ? reads : writes).push_back(s.walk.to);
    reads.insert(reads.end(), s.walk.distinct_from.begin(), s.walk.distinct_from.end());
  }
  void operator()(const Filter&) {}
  void operator()(const Project& s) {
    for (const auto& item : s.items) writes.push_back(item.second);
  }
  void operator()(const BindPath& s) {
    reads.insert(reads.end(), s.path.elements.begin(), s.path.elements.end());
    writes.push_back(s.path.slot);
  }
  void operator()(const Aggregate& s) {
    for (const auto& key : s.keys) writes.push_back(key.second);
    for (const AggregateItem& item : s.items) writes.push_back(item.slot);
  }
  void operator()(const Distinct& s) { reads.insert(reads.end(), s.slots.begin(), s.slots.end()); }
  void operator()(const Sort&) {}
  void operator()(const Skip&) {}
  void operator()(const Limit&) {}
  void operator()(const Unwind& s) { writes.push_back(s.slot); }
  void operator()(const Optional& s) {
    inner(s.inner);
    std::erase(reads, s.ordinal);
    writes = s.nulls;
    writes.push_back(s.ordinal);
  }
  void operator()(const Create& s) { created(s.create); }
  void operator()(const Merge& s) {
    created(s.merge.create);
    for (const auto& node : s.merge.match.pattern.nodes) {
      if (!node.bound) writes.push_back(node.slot);
      else reads.push_back(node.slot);
    }
    for (const auto& path : s.merge.match.pattern.paths) writes.push_back(path.slot);
    inner(s.match);
  }
  void operator()(const Set&) {}
  void operator()(const Delete&) {}
  void operator()(const Foreach& s) {
    inner(s.body);
    std::erase(reads, s.slot);
    writes.push_back(s.slot);
  }
  void operator()(const Call& s) {
    for (const auto& [column, slot] : s.call.yields) writes.push_back(slot);
  }
  void operator()(const Apply& s) {
    inner(s.inner);
    writes = s.slots;
  }
  void operator()(const Union& s) {
    for (const UnionPart& part : s.parts) inner(part.pipeline);
    writes = s.slots;
  }
};

}  // namespace

void for_each_expression(const Step& step, const Visit& visit) {
  std::visit(Expressions{visit}, step);
}

std::vector<SlotId> reads_of(const Step& step) {
  Slots slots;
  std::visit(slots, step);
  // The expressions of these may speak of what the step itself has made.
  const bool reads_own = std::holds_alternative<Create>(step) ||
                         std::holds_alternative<Merge>(step) ||
                         std::holds_alternative<ShortestPath>(step);
  for_each_expression(step, [&](const ExpressionPtr& expression) {
    bound::for_each_slot(*expression, [&](SlotId slot) {
      const bool own = reads_own && std::find(slots.writes.begin(), slots.writes.end(), slot) !=
                                        slots.writes.end();
      if (!own) slots.reads.push_back(slot);
    });
  });
  return slots.reads;
}

std::vector<SlotId> writes_of(const Step& step) {
  Slots slots;
  std::visit(slots, step);
  return slots.writes;
}

}  // namespace stemma::engine::plan
