#include "engine/plan/planner.hpp"

#include <algorithm>

#include "engine/bind/expression_walk.hpp"
#include "engine/plan/builder.hpp"

namespace stemma::engine::plan {

using namespace bound;

Plan make_plan(Statement statement, const storage::Snapshot& snapshot,
               const PlannerOptions& options) {
  Plan plan;
  plan.statement = std::move(statement);
  const Query query = plan.statement.query;
  Builder builder(plan, snapshot, options, {});
  const std::shared_ptr<Pipeline> root = builder.query(query);
  plan.root = root;
  return plan;
}

SlotId Builder::new_slot(TypeSet type) {
  Statement& statement = plan_.statement;
  statement.slot_names.emplace_back();
  statement.slot_types.push_back(type);
  return SlotId{static_cast<std::uint32_t>(statement.slot_count++)};
}

/// Every subquery of an expression gets a pipeline of its own, which sees what is bound here.
void Builder::plan_subqueries(const ExpressionPtr& expression) {
  if (const auto* subquery = std::get_if<Subquery>(&expression->node)) {
    Builder nested = inner();
    for (const auto& [local, slot] : subquery->imports) nested.bound_.insert(slot);
    const std::shared_ptr<Pipeline> pipeline = nested.query(*subquery->query);
    plan_.subqueries.push_back({subquery->query, subquery->kind, pipeline});
  }
  for_each_child(*expression, [&](const ExpressionPtr& child) { plan_subqueries(child); });
}

void Builder::add(Step step, double factor) {
  // What one CREATE or MERGE makes, the rest of it may ask about.
  if (std::holds_alternative<Create>(step) || std::holds_alternative<Merge>(step))
    for (const SlotId slot : writes_of(step)) bound_.insert(slot);
  for_each_expression(step, [&](const ExpressionPtr& expression) { plan_subqueries(expression); });
  for (const SlotId slot : writes_of(step)) bound_.insert(slot);
  const double rows = std::max(this->rows() * factor, 0.001);
  stages_.push_back(Stage{std::move(step), {}, rows});
}

std::shared_ptr<Pipeline> Builder::query(const Query& query) {
  if (query.parts.size() == 1) {
    clauses(query.parts.front().clauses);
    return take();
  }
  Union step;
  step.slots = query.slots;
  step.updates = query.writes;
  for (const SingleQuery& part : query.parts) {
    Builder builder = inner();
    builder.clauses(part.clauses);
    step.parts.push_back({builder.take(), part.outputs});
  }
  add(std::move(step));
  if (query.distinct) add(Distinct{query.slots});
  return take();
}

void Builder::clauses(const std::vector<Clause>& clauses) {
  for (const Clause& part : clauses) {
    std::visit([&](const auto& node) { clause(node); }, part);
  }
}

void Builder::match(const Match& match) { plan_pattern(match); }

void Builder::clause(const Match& match) {
  if (!match.optional) {
    plan_pattern(match);
    return;
  }
  Builder nested = inner();
  nested.plan_pattern(match);
  Optional step;
  step.inner = nested.take();
  for (const PatternNode& node : match.pattern.nodes) {
    if (!bound_.contains(node.slot)) step.nulls.push_back(node.slot);
  }
  for (const PatternRelationship& relationship : match.pattern.relationships) {
    if (!relationship.bound) step.nulls.push_back(relationship.slot);
  }
  for (const PatternPath& path : match.pattern.paths) step.nulls.push_back(path.slot);
  for (const bound::PathSearch& search : match.pattern.searches) {
    for (const SearchNode& node : search.nodes) {
      if (node.slot) step.nulls.push_back(*node.slot);
    }
    for (const SearchEdge& edge : search.edges) {
      if (edge.slot) step.nulls.push_back(*edge.slot);
    }
  }
  step.ordinal = new_slot(Kind::integer);
  add(std::move(step), 1.5);
}

void Builder::clause(const bound::Unwind& unwind) { add(Unwind{unwind.list, unwind.slot}, 10); }

void Builder::aggregate(const bound::Project& project) {
  Aggregate step;
  Project after;
  for (const ProjectionItem& item : project.items) {
    // A variable under two names is one key: both names have its slot.
    const bool known = std::any_of(step.keys.begin(), step.keys.end(),
                                   [&](const auto& key) { return key.second == item.slot; });
    if (!known && !has_aggregate(*item.expression))
      step.keys.emplace_back(item.expression, item.slot);
  }
  const auto split = [&](const ProjectionItem& item) {
    ExpressionPtr rest = rewrite(item.expression, [&](const ExpressionPtr& part) -> ExpressionPtr {
      if (const auto* call = std::get_if<bound::Aggregate>(&part->node)) {
        const SlotId slot = part == item.expression ? item.slot : new_slot(part->type);
        step.items.push_back({call->function, call->distinct, call->arguments, slot});
        return make(Slot{slot}, part->type, part->where);
      }
      for (const auto& [key, slot] : step.keys) {
        if (same(*key, *part)) return make(Slot{slot}, part->type, part->where);
      }
      return nullptr;
    });
    const auto* slot = std::get_if<Slot>(&rest->node);
    if (slot == nullptr || slot->slot != item.slot)
      after.items.emplace_back(std::move(rest), item.slot);
  };
  for (const ProjectionItem& item : project.items) {
    if (has_aggregate(*item.expression)) split(item);
  }
  for (const ProjectionItem& item : project.hidden) split(item);
  const double factor = step.keys.empty() ? 1 / rows() : 0.1;
  add(std::move(step), factor);
  if (!after.items.empty()) add(std::move(after));
}

void Builder::clause(const bound::Project& project) {
  if (project.aggregates) {
    aggregate(project);
  } else {
    Project step;
    for (const ProjectionItem& item : project.items) {
      const auto* slot = std::get_if<Slot>(&item.expression->node);
      if (slot == nullptr || slot->slot != item.slot)
        step.items.emplace_back(item.expression, item.slot);
    }
    if (!step.items.empty()) add(std::move(step));
  }
  if (project.distinct) {
    Distinct distinct;
    for (const ProjectionItem& item : project.items) distinct.slots.push_back(item.slot);
    add(std::move(distinct));
  }
  if (!project.order_by.empty()) {
    Sort sort;
    for (const SortItem& item : project.order_by)
      sort.keys.push_back({item.expression, item.descending});
    if (project.limit) sort.limit = project.limit, sort.skip = project.skip;
    add(std::move(sort));
  }
  if (project.skip) add(Skip{project.skip});
  if (project.limit) add(Limit{project.limit});
  if (project.filter) {
    Filter filter;
    filter.predicates.push_back(project.filter);
    add(std::move(filter), 0.5);
  }
}

void Builder::clause(const bound::Create& create) { add(Create{create}); }

void Builder::clause(const bound::Merge& merge) {
  Builder nested = inner();
  nested.plan_pattern(merge.match);
  add(Merge{nested.take(), merge});
}

void Builder::clause(const bound::Set& set) { add(Set{set}); }
void Builder::clause(const bound::Delete& clause) { add(Delete{clause}); }
void Builder::clause(const ProcedureCall& call) {
  add(Call{call}, 10);
  if (call.filter) add(Filter{{call.filter}}, 0.5);
}

void Builder::clause(const std::shared_ptr<const bound::Foreach>& foreach_clause) {
  Builder nested = inner();
  nested.bound_.insert(foreach_clause->slot);
  nested.clauses(foreach_clause->clauses);
  add(Foreach{foreach_clause->list, foreach_clause->slot, nested.take()});
}

void Builder::clause(const std::shared_ptr<const CallSubquery>& call) {
  Builder nested = inner();
  Apply apply;
  apply.inner = nested.query(call->query);
  apply.updates = call->query.writes;
  apply.returns = !call->query.columns.empty();
  apply.slots = call->query.slots;
  add(std::move(apply));
}

}  // namespace stemma::engine::plan
