#include "engine/execute/path_stepper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/format.hpp"

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

namespace {

/// The hops of an edge, as they are walked from the end that the search begins at.
plan::Walk walk_of(const bound::SearchEdge& edge, bool forward) {
  plan::Walk walk;
  const bool right = edge.arrow == ast::Arrow::right;
  walk.out = edge.arrow == ast::Arrow::both || right == forward;
  walk.in = edge.arrow == ast::Arrow::both || right != forward;
  walk.types = edge.types;
  return walk;
}

template <typename Id>
bool all_differ(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

}  // namespace

PathStepper::PathStepper(Context& context, const plan::PathSearch& step)
    : context_(context), step_(step), used_(step.distinct_from) {
  auto automaton = PathAutomaton::of(*step.search, step.forward);
  if (automaton) automaton_ = std::move(*automaton);
  else refused_ = std::move(automaton.error());
  for (const bound::SearchEdge& edge : step.search->edges) {
    walks_.push_back(walk_of(edge, step.forward));
  }
  for (const plan::Walk& walk : walks_) incidences_.emplace_back(walk);
  remembered_ = step.search->remembered;
  std::sort(remembered_.begin(), remembered_.end());
  remembered_.erase(std::unique(remembered_.begin(), remembered_.end()), remembered_.end());
}

Result<void> PathStepper::prepare(const Batch& source, std::size_t row) {
  if (refused_) return *refused_;
  for (Incidence& incidence : incidences_) incidence.prepare(context_);
  used_.read(source, row);
  source_ = &source;
  row_ = row;
  written_.clear();
  return {};
}

std::optional<std::size_t> PathStepper::memory_index(bound::LocalId local) const {
  const auto at = std::lower_bound(remembered_.begin(), remembered_.end(), local);
  if (at == remembered_.end() || *at != local) return std::nullopt;
  return static_cast<std::size_t>(at - remembered_.begin());
}

void PathStepper::load(const PathMemory& memory) {
  for (std::size_t i = 0; i < remembered_.size(); ++i) {
    context_.locals[static_cast<std::size_t>(remembered_[i])] = memory[i];
  }
}

Result<Flow> PathStepper::holds(const bound::ExpressionPtr& predicate) {
  if (predicate == nullptr) return Flow::more;
  STEMMA_TRY(const Value value, condition_of(*predicate, context_, *source_, row_));
  return value.is_true() ? Flow::more : Flow::done;
}

Result<Flow> PathStepper::node_passes(const bound::SearchNode& node, NodeId id,
                                      PathMemory& memory) {
  if (node.equal_to) {
    const Value wanted = source_->at(*node.equal_to, row_);
    if (!wanted.is(Kind::node) || wanted.node() != id) return Flow::done;
  }
  if (const auto index = memory_index(node.local)) {
    if (!memory[*index].is_null() && memory[*index].node() != id) return Flow::done;
    memory[*index] = Value(id);
  }
  context_.locals[static_cast<std::size_t>(node.local)] = Value(id);
  return holds(node.predicate);
}

Result<Flow> PathStepper::passes(const PathPlace& place, const Continuation& continuation,
                                 PathMemory& after) {
  after = place.memory;
  const bound::PathSearch& search = *step_.search;
  for (const PathAction& action : continuation.actions) {
    if (action.kind == PathAction::Kind::node) {
      STEMMA_TRY(const Flow good, node_passes(search.nodes[action.index], place.node, after));
      if (good == Flow::done) return good;
      continue;
    }
    const bound::SearchSequence& sequence = search.sequences[action.index];
    if (action.kind == PathAction::Kind::begin) {
      for (const bound::LocalId local : sequence.locals) {
        if (const auto index = memory_index(local)) after[*index] = Value();
      }
      continue;
    }
    if (sequence.predicates.empty()) continue;
    load(after);
    for (const bound::ExpressionPtr& predicate : sequence.predicates) {
      STEMMA_TRY(const Flow good, holds(predicate));
      if (good == Flow::done) return good;
    }
  }
  return Flow::more;
}

Result<Flow> PathStepper::passes(RelationshipId relationship, std::uint32_t position,
                                 PathMemory& memory) {
  // A selector picks first: see `is_free`.
  const bool selects = step_.search->selector != ast::PathSelector::all;
  if (!selects && used_.has(relationship)) return Flow::done;
  const bound::SearchEdge& edge = step_.search->edges[automaton_.positions[position].edge];
  if (const auto index = memory_index(edge.local)) memory[*index] = Value(relationship);
  if (edge.predicate == nullptr) return Flow::more;
  context_.locals[static_cast<std::size_t>(edge.local)] = Value(relationship);
  return holds(edge.predicate);
}

Result<void> PathStepper::begin(WalkBounds& bounds, NodeId start) const {
  std::uint64_t most = automaton_.positions.size() - 1;
  for (const bound::SearchSequence& sequence : step_.search->sequences) {
    for (const bound::SearchPart& part : sequence.parts) most = std::max(most, part.most);
  }
  return bounds.begin(*source_, row_, start, most);
}

Result<Flow> PathStepper::push(WalkBounds& bounds, RelationshipId relationship) {
  if (step_.bounds.empty()) return Flow::more;
  return bounds.push(relationship, [this](NodeId node, const VisitStep& visit) -> Result<void> {
    for (Incidence& incidence : incidences_) { STEMMA_TRY(incidence.visit(node, visit)); }
    return {};
  });
}

Result<double> PathStepper::cost(RelationshipId relationship, std::uint32_t position) {
  const bound::SearchEdge& edge = step_.search->edges[automaton_.positions[position].edge];
  if (!step_.search->by_cost()) return 1.0;
  if (edge.cost == nullptr) return 0.0;
  context_.locals[static_cast<std::size_t>(edge.local)] = Value(relationship);
  STEMMA_TRY(const Value value, evaluate(*edge.cost, context_, *source_, row_));
  const double number = value.is(Kind::integer)    ? static_cast<double>(value.integer())
                        : value.is(Kind::floating) ? value.floating()
                                                   : std::nan("");
  if (std::isfinite(number) && number > 0) return number;
  return runtime_error(
      ErrorCode::invalid_argument_value,
      "the COST of a relationship is a finite number above 0, and here it is " + to_literal(value));
}

bool PathStepper::may_extend(const FoundPath& path, RelationshipId relationship,
                             NodeId node) const {
  const auto& nodes = path.nodes;
  const auto unused = [&] {
    const auto& taken = path.relationships;
    return std::find(taken.begin(), taken.end(), relationship) == taken.end();
  };
  switch (step_.search->mode) {
    case ast::PathMode::unsaid:
    case ast::PathMode::walk: return true;
    case ast::PathMode::trail: return unused();
    case ast::PathMode::acyclic: return std::find(nodes.begin(), nodes.end(), node) == nodes.end();
    case ast::PathMode::simple:
      // Back at its first node it is closed, and goes no further.
      if (nodes.size() > 1 && nodes.back() == nodes.front()) return false;
      // Forth and back by one relationship is closed, too.
      return std::find(nodes.begin() + 1, nodes.end(), node) == nodes.end() &&
             (step_.search->repeatable || unused());
  }
  return true;
}

bool PathStepper::is_allowed(const FoundPath& path) const {
  switch (step_.search->mode) {
    case ast::PathMode::unsaid:
    case ast::PathMode::walk: return true;
    case ast::PathMode::trail: return all_differ(path.relationships);
    case ast::PathMode::acyclic: return all_differ(path.nodes);
    case ast::PathMode::simple: break;
  }
  const auto& nodes = path.nodes;
  const bool closed = nodes.size() > 1 && nodes.front() == nodes.back();
  return all_differ(std::vector(nodes.begin() + (closed ? 1 : 0), nodes.end())) &&
         (step_.search->repeatable || all_differ(path.relationships));
}

bool PathStepper::is_free(const FoundPath& path) const {
  return std::none_of(path.relationships.begin(), path.relationships.end(),
                      [&](RelationshipId id) { return used_.has(id); });
}

std::vector<PathStepper::Binding> PathStepper::bindings(const FoundPath& path) const {
  const bound::PathSearch& search = *step_.search;
  std::vector<Binding> all;
  for (const bound::SearchNode& node : search.nodes) {
    if (node.slot) all.push_back({*node.slot, node.grouped, {}});
  }
  for (const bound::SearchEdge& edge : search.edges) {
    if (edge.slot) all.push_back({*edge.slot, edge.grouped, {}});
  }
  if (all.empty()) return all;
  const auto bind = [&](const std::optional<SlotId>& slot, const Value& value) {
    if (!slot) return;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Binding& each) { return each.slot == *slot; });
    at->values.push_back(value);
  };
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      const std::uint32_t edge = automaton_.positions[path.positions[i]].edge;
      bind(search.edges[edge].slot, Value(path.relationships[i - 1]));
    }
    const Continuation& taken =
        automaton_.positions[path.positions[i]].continuations[path.continuations[i]];
    for (const PathAction& action : taken.actions) {
      if (action.kind != PathAction::Kind::node) continue;
      bind(search.nodes[action.index].slot, Value(path.nodes[i]));
    }
  }
  if (!step_.forward) {
    for (Binding& each : all) std::reverse(each.values.begin(), each.values.end());
  }
  return all;
}

bool PathStepper::is_new(const FoundPath& path) {
  if (!automaton_.ambiguous) return true;
  std::vector<std::uint64_t> signature{number(path.nodes.front())};
  for (const RelationshipId id : path.relationships) signature.push_back(number(id));
  for (const Binding& each : bindings(path)) {
    signature.push_back(each.values.size());
    for (const Value& value : each.values) {
      signature.push_back(value.is(Kind::node) ? number(value.node())
                                               : number(value.relationship()));
    }
  }
  return written_.insert(std::move(signature)).second;
}

void PathStepper::write(const FoundPath& path, Batch& batch) const {
  for (Binding& each : bindings(path)) {
    Column& column = batch.column(each.slot);
    if (each.grouped) column.push(Value(std::move(each.values)));
    else column.push(each.values.empty() ? Value() : std::move(each.values.front()));
  }
  ValueList list;
  for (const RelationshipId id : path.relationships) list.emplace_back(id);
  if (!step_.forward) std::reverse(list.begin(), list.end());
  batch.column(step_.search->relationships).push(Value(std::move(list)));
  if (!step_.into && step_.to != step_.from) batch.column(step_.to).push(Value(path.nodes.back()));
}

}  // namespace stemma::engine::execute
