#include <fmt/format.h>

#include <algorithm>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "parser/ast/visit.hpp"

/// GQL's linear clauses: FILTER, LET, and NEXT between queries.
namespace stemma::engine {

using namespace bound;

namespace {

/// Whether a predicate behind this clause is the same as one inside it. shortestPath() is the path
/// that satisfies the WHERE, so what stands behind it is another question.
bool takes_predicates(const Clause& clause) {
  const auto* match = std::get_if<Match>(&clause);
  if (match == nullptr || match->optional) return false;
  return std::all_of(match->pattern.relationships.begin(), match->pattern.relationships.end(),
                     [](const auto& each) { return each.function == ast::PathFunction::none; });
}

}  // namespace

Result<void> Binder::filter(const ast::Filter& text, std::vector<Clause>& clauses) {
  STEMMA_TRY(ExpressionPtr predicate, expression(text.predicate, Allowed{false, true}));
  if (!predicate->type.has(Kind::boolean))
    return wrong_type("FILTER", Kind::boolean, predicate->type, predicate->where);
  if (!clauses.empty() && takes_predicates(clauses.back())) {
    add_conjuncts(predicate, std::get<Match>(clauses.back()).predicates);
    return {};
  }
  Project project;
  project.filter = std::move(predicate);
  clauses.emplace_back(std::move(project));
  return {};
}

Result<Clause> Binder::let(const ast::Let& text) {
  Project project;
  for (const ast::LetItem& item : text.items) {
    const std::string& name = item.variable.text;
    const bool twice = std::any_of(project.items.begin(), project.items.end(),
                                   [&](const ProjectionItem& other) { return other.name == name; });
    if (twice || scope_.find(name) != nullptr) {
      return make_error(ErrorCode::variable_already_bound,
                        fmt::format("'{}' is there already", name), item.variable.where,
                        "give the value another name");
    }
    STEMMA_TRY(ExpressionPtr value, expression(item.value));
    const SlotId slot = new_slot(name, value->type);
    project.items.push_back({std::move(value), slot, name});
  }
  for (const ProjectionItem& item : project.items)
    scope_.set(item.name, variable_of(item.slot, item.expression->element));
  return Clause(std::move(project));
}

void Binder::see_only(const std::vector<std::string>& columns, const std::vector<SlotId>& slots) {
  scope_ = Scope();
  for (std::size_t i = 0; i < columns.size(); ++i) scope_.set(columns[i], variable_of(slots[i]));
}

Result<Query> Binder::next_queries(const ast::Query& text, bool is_subquery) {
  const Scope outer = scope_;
  Query all;
  all.parts.emplace_back();
  STEMMA_TRY(append_query(text, true, all));
  for (std::size_t i = 0; i < text.nexts.size(); ++i) {
    if (all.columns.empty()) {
      const ast::UnionQuery& before = i == 0 ? text : text.nexts[i - 1];
      const SourceRange where = before.unions.empty() ? before.first.where : before.where;
      return make_error(ErrorCode::invalid_clause_composition,
                        "a query before NEXT returns the variables of the next", where,
                        "end it with RETURN");
    }
    see_only(all.columns, all.slots);
    const bool last = i + 1 == text.nexts.size();
    STEMMA_TRY(append_query(text.nexts[i], !last || is_subquery, all));
  }
  scope_ = outer;
  all.parts.front().outputs = all.slots;
  return all;
}

Result<void> Binder::append_query(const ast::UnionQuery& text, bool is_subquery, Query& all) {
  if (!text.unions.empty()) return append_union(text, is_subquery, all);
  all.columns.clear();
  STEMMA_TRY(SingleQuery single, this->single(text.first, is_subquery, all.columns, all.writes));
  std::vector<Clause>& clauses = all.parts.front().clauses;
  clauses.insert(clauses.end(), std::make_move_iterator(single.clauses.begin()),
                 std::make_move_iterator(single.clauses.end()));
  all.slots = std::move(single.outputs);
  return {};
}

/// Each part of a UNION is given all the rows of the query before: they are collected into a list,
/// which each part unwinds.
Result<void> Binder::append_union(const ast::UnionQuery& text, bool is_subquery, Query& all) {
  std::vector<Clause> before;
  std::vector<Clause>& clauses = all.parts.front().clauses;
  if (!clauses.empty()) {
    Map row;
    for (std::size_t i = 0; i < all.columns.size(); ++i)
      row.entries.emplace_back(all.columns[i], slot_expression(all.slots[i]));
    const SlotId rows = new_slot("", Kind::list);
    const SlotId one = new_slot("", Kind::map);
    Project collected;
    collected.aggregates = true;
    collected.items.push_back(
        {make(Aggregate{find_aggregate("collect"), false, {make(std::move(row), Kind::map)}},
              Kind::list),
         rows, ""});
    Project unpacked;
    for (std::size_t i = 0; i < all.columns.size(); ++i) {
      const SlotId slot = new_slot(all.columns[i], types::any);
      unpacked.items.push_back({make(Property{slot_expression(one), all.columns[i], site_count_++}),
                                slot, all.columns[i]});
      all.slots[i] = slot;
    }
    clauses.emplace_back(std::move(collected));
    before.emplace_back(Unwind{slot_expression(rows), one});
    before.emplace_back(std::move(unpacked));
    see_only(all.columns, all.slots);
  }
  STEMMA_TRY(Query inner, union_query(text, is_subquery, before));
  all.columns = inner.columns;
  all.slots = inner.slots;
  all.writes = all.writes || inner.writes;
  clauses.emplace_back(std::make_shared<const CallSubquery>(CallSubquery{std::move(inner)}));
  return {};
}

}  // namespace stemma::engine
