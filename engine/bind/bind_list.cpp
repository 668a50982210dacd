#include <fmt/format.h>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "parser/ast/visit.hpp"

/// Expressions with variables of their own: comprehensions, quantifiers, reduce, subqueries,
/// patterns.
namespace stemma::engine {

using namespace bound;

namespace {

Result<void> must_be_list(const ExpressionPtr& list, std::string_view what) {
  if (list->type.has(Kind::list)) return {};
  return wrong_type(what, Kind::list, list->type, list->where);
}

}  // namespace

template <typename BindInside>
Result<void> Binder::with_local(const ast::Name& name, TypeSet type, LocalId& local,
                                const BindInside& bind_inside) {
  local = new_local();
  const Scope outer = scope_;
  scope_.set(name.text, Variable{true, {}, local, type, types::any});
  Result<void> result = bind_inside();
  scope_ = outer;
  return result;
}

Result<ExpressionPtr> Binder::bind_node(const ast::ListComprehension& node, Allowed allowed) {
  Comprehension comprehension;
  STEMMA_TRY(comprehension.list, expression(node.list, Allowed{allowed.aggregates, false}));
  STEMMA_TRY(must_be_list(comprehension.list, "a list comprehension"));
  TypeSet element = comprehension.list->element;
  STEMMA_TRY(with_local(node.variable, element, comprehension.local, [&]() -> Result<void> {
    if (node.filter) {
      STEMMA_TRY(comprehension.filter, expression(*node.filter, Allowed{false, true}));
    }
    if (node.projection) {
      STEMMA_TRY(comprehension.projection, expression(*node.projection));
      element = comprehension.projection->type;
    }
    return {};
  }));
  return make(std::move(comprehension), Kind::list, node.where, element);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Quantifier& node, Allowed allowed) {
  Quantified quantified;
  quantified.quantifier = node.quantifier;
  STEMMA_TRY(quantified.list, expression(node.list, Allowed{allowed.aggregates, false}));
  STEMMA_TRY(must_be_list(quantified.list, "a quantifier"));
  STEMMA_TRY(
      with_local(node.variable, quantified.list->element, quantified.local, [&]() -> Result<void> {
        if (!node.filter) {
          quantified.filter = make(Local{quantified.local}, quantified.list->element, node.where);
          return {};
        }
        STEMMA_TRY(quantified.filter, expression(*node.filter, Allowed{false, true}));
        return {};
      }));
  return make(std::move(quantified), Kind::boolean, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Reduce& node, Allowed allowed) {
  Reduction reduction;
  const Allowed inside{allowed.aggregates, false};
  STEMMA_TRY(reduction.initial, expression(node.initial, inside));
  STEMMA_TRY(reduction.list, expression(node.list, inside));
  STEMMA_TRY(must_be_list(reduction.list, node.predicate ? "allReduce" : "reduce"));
  STEMMA_TRY(with_local(node.accumulator, types::any, reduction.accumulator, [&]() -> Result<void> {
    return with_local(
        node.variable, reduction.list->element, reduction.local, [&]() -> Result<void> {
          STEMMA_TRY(reduction.step, expression(node.step));
          if (!node.predicate) return {};
          STEMMA_TRY(reduction.predicate, expression(*node.predicate, Allowed{false, true}));
          return {};
        });
  }));
  const TypeSet type = node.predicate ? TypeSet(Kind::boolean) : types::any;
  return make(std::move(reduction), type, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::MapProjection& node, Allowed allowed) {
  STEMMA_TRY(ExpressionPtr operand,
             bind_node(ast::Variable{{node.variable.where}, node.variable.text}, allowed));
  MergedMap merged;
  for (const ast::MapProjectionItem& item : node.items) {
    if (ast::get_if<ast::MapProjectionAll>(item) != nullptr) {
      merged.maps.push_back(make(AllProperties{operand}, Kind::map, node.where));
      continue;
    }
    Map map;
    if (const auto* lookup = ast::get_if<ast::PropertyLookup>(item)) {
      mentions_.reads_property(operand->type, lookup->key);
      map.entries.emplace_back(lookup->key.text,
                               make(Property{operand, lookup->key.text, site_count_++}));
    } else if (const auto* variable = ast::get_if<ast::Variable>(item)) {
      STEMMA_TRY(ExpressionPtr value, bind_node(*variable, allowed));
      map.entries.emplace_back(variable->name, std::move(value));
    } else {
      const auto& entry = *ast::get_if<ast::MapEntry>(item);
      STEMMA_TRY(ExpressionPtr value, expression(entry.value, allowed));
      map.entries.emplace_back(entry.key.text, std::move(value));
    }
    merged.maps.push_back(make(std::move(map), Kind::map, node.where));
  }
  // A projection of null is null, not a map of nulls.
  Case choice;
  choice.alternatives.emplace_back(make(Unary{UnaryOperator::is_not_null, operand}, Kind::boolean),
                                   make(std::move(merged), Kind::map, node.where));
  return make(std::move(choice), Kind::map, node.where);
}

template <typename BindInside>
Result<bound::Subquery> Binder::inside_subquery(ast::SubqueryKind kind, SourceRange where,
                                                const BindInside& bind_inside) {
  const Scope outer = scope_;
  bound::Subquery subquery{kind, nullptr, {}, {}, text_of(where)};
  reads_.push_back({static_cast<std::uint32_t>(slot_names_.size()), {}});
  for (const auto& [name, variable] : outer.variables()) {
    if (!variable.is_local) continue;
    const SlotId slot = new_slot(name, variable.type);
    subquery.imports.emplace_back(variable.local, slot);
    scope_.set(name, variable_of(slot, variable.element));
  }
  auto query = std::make_shared<Query>();
  Result<void> result = bind_inside(*query);
  scope_ = outer;
  subquery.reads = std::move(reads_.back().slots);
  reads_.pop_back();
  if (!result) return std::move(result.error());
  subquery.query = std::move(query);
  return subquery;
}

Result<ExpressionPtr> Binder::bind_node(const ast::Subquery& node, Allowed) {
  STEMMA_TRY(bound::Subquery subquery,
             inside_subquery(node.subquery, node.where, [&](Query& inner) -> Result<void> {
               STEMMA_TRY(inner, query(node.query, true));
               if (inner.writes) {
                 return make_error(ErrorCode::invalid_clause_composition,
                                   "a subquery in an expression cannot write", node.where);
               }
               return {};
             }));
  const TypeSet type = node.subquery == ast::SubqueryKind::exists  ? TypeSet(Kind::boolean)
                       : node.subquery == ast::SubqueryKind::count ? TypeSet(Kind::integer)
                                                                   : TypeSet(Kind::list);
  if (node.subquery == ast::SubqueryKind::collect && subquery.query->columns.size() != 1) {
    return make_error(ErrorCode::invalid_clause_composition,
                      "COLLECT { } needs a query that returns one column", node.where);
  }
  return make(std::move(subquery), type, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::PatternExpression& node, Allowed allowed) {
  if (node.pattern.function != ast::PathFunction::none) return shortest_path_expression(node);
  if (!allowed.patterns) {
    return make_error(ErrorCode::unexpected_syntax,
                      "a pattern is a predicate and stands in WHERE only", node.where,
                      "use a pattern comprehension: [(a)-->(b) | b], or EXISTS { }");
  }
  STEMMA_TRY(
      bound::Subquery subquery,
      inside_subquery(ast::SubqueryKind::exists, node.where, [&](Query& inner) -> Result<void> {
        STEMMA_TRY(Match match, pattern({node.pattern}, false));
        inner.parts.push_back(SingleQuery{{std::move(match)}, {}});
        return {};
      }));
  return make(std::move(subquery), Kind::boolean, node.where);
}

/// One query that yields the value of `projection` for each match; its column is the answer.
Result<ExpressionPtr> Binder::bind_node(const ast::PatternComprehension& node, Allowed) {
  TypeSet element;
  STEMMA_TRY(
      bound::Subquery subquery,
      inside_subquery(ast::SubqueryKind::collect, node.where, [&](Query& inner) -> Result<void> {
        STEMMA_TRY(Match match, pattern({node.pattern}, true));
        if (node.filter) {
          STEMMA_TRY(ExpressionPtr filter, expression(*node.filter, Allowed{false, true}));
          add_conjuncts(filter, match.predicates);
        }
        Project project;
        STEMMA_TRY(ExpressionPtr value, expression(node.projection));
        element = value->type;
        const SlotId slot = new_slot("", value->type);
        project.items.push_back({std::move(value), slot, "value"});
        inner.columns = {"value"};
        inner.slots = {slot};
        inner.parts.push_back(SingleQuery{{std::move(match), std::move(project)}, {slot}});
        return {};
      }));
  return make(std::move(subquery), Kind::list, node.where, element);
}

/// shortestPath(...) as a value: the path or null; allShortestPaths: the list of them.
Result<ExpressionPtr> Binder::shortest_path_expression(const ast::PatternExpression& node) {
  const bool all = node.pattern.function == ast::PathFunction::all_shortest_paths;
  STEMMA_TRY(
      bound::Subquery subquery,
      inside_subquery(ast::SubqueryKind::collect, node.where, [&](Query& inner) -> Result<void> {
        ast::PathPattern named = node.pattern;
        if (!named.variable) named.variable = ast::Name{{node.where}, " path"};
        STEMMA_TRY(Match match, pattern({named}, true));
        const SlotId slot = match.pattern.paths.front().slot;
        inner.columns = {"value"};
        inner.slots = {slot};
        inner.parts.push_back(SingleQuery{{std::move(match)}, {slot}});
        return {};
      }));
  ExpressionPtr list = make(std::move(subquery), Kind::list, node.where, Kind::path);
  if (all) return list;
  return make(Subscript{std::move(list), make(Constant{Value(0)}, Kind::integer)}, Kind::path,
              node.where);
}

}  // namespace stemma::engine
