#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "parser/ast/visit.hpp"

/// RETURN and WITH: columns, grouping, the scope of ORDER BY and WHERE behind them.
namespace stemma::engine {

using namespace bound;

namespace {

/// Outside of its aggregates an aggregating expression may hold what the groups are made by: a
/// variable or a property of one, projected as it is.
bool is_grouping_key(const Project& project, const Expression& expression) {
  return std::any_of(project.items.begin(), project.items.end(), [&](const ProjectionItem& item) {
    return !has_aggregate(*item.expression) && same(*item.expression, expression);
  });
}

bool simple(const Expression& expression) {
  if (std::holds_alternative<Slot>(expression.node)) return true;
  const auto* property = std::get_if<Property>(&expression.node);
  return property != nullptr && simple(*property->operand);
}

const Expression* ungrouped_part(const Project& project, const Expression& expression) {
  if (std::holds_alternative<Aggregate>(expression.node)) return nullptr;
  if (simple(expression) && is_grouping_key(project, expression)) return nullptr;
  if (std::holds_alternative<Slot>(expression.node)) return &expression;
  if (const auto* subquery = std::get_if<Subquery>(&expression.node)) {
    for (const SlotId slot : subquery->reads) {
      if (!is_grouping_key(project, *make(Slot{slot}))) return &expression;
    }
  }
  const Expression* found = nullptr;
  for_each_child(expression, [&](const ExpressionPtr& child) {
    if (found == nullptr) found = ungrouped_part(project, *child);
  });
  return found;
}

/// Whether an aggregate is one that some column computes.
bool is_projected(const Project& project, const ExpressionPtr& aggregate) {
  bool found = false;
  const auto look = [&](const auto& self, const ExpressionPtr& part) -> void {
    found = found || same(*part, *aggregate);
    for_each_child(*part, [&](const ExpressionPtr& child) { self(self, child); });
  };
  for (const ProjectionItem& item : project.items) look(look, item.expression);
  return found;
}

const Expression* unprojected_aggregate(const Project& project, const ExpressionPtr& expression) {
  if (std::holds_alternative<Aggregate>(expression->node))
    return is_projected(project, expression) ? nullptr : expression.get();
  const Expression* found = nullptr;
  for_each_child(*expression, [&](const ExpressionPtr& child) {
    if (found == nullptr) found = unprojected_aggregate(project, child);
  });
  return found;
}

/// A variable outside of aggregates that no column has.
const Expression* unseen_part(const Project& project, const Expression& expression) {
  if (std::holds_alternative<Aggregate>(expression.node)) return nullptr;
  const auto seen = [&](SlotId slot) {
    return std::any_of(project.items.begin(), project.items.end(),
                       [&](const ProjectionItem& item) { return item.slot == slot; });
  };
  if (const auto* slot = std::get_if<Slot>(&expression.node))
    return seen(slot->slot) ? nullptr : &expression;
  if (const auto* subquery = std::get_if<Subquery>(&expression.node)) {
    if (!std::all_of(subquery->reads.begin(), subquery->reads.end(), seen)) return &expression;
  }
  const Expression* found = nullptr;
  for_each_child(expression, [&](const ExpressionPtr& child) {
    if (found == nullptr) found = unseen_part(project, *child);
  });
  return found;
}

/// Whether a column without an aggregate is computed from a variable.
bool feeds_a_column(const Project& project, const Expression& variable) {
  const auto* slot = std::get_if<Slot>(&variable.node);
  bool found = slot == nullptr;
  for (const ProjectionItem& item : project.items) {
    if (has_aggregate(*item.expression)) continue;
    for_each_slot(*item.expression, [&](SlotId one) { found = found || one == slot->slot; });
  }
  return found;
}

}  // namespace

Result<void> Binder::check_grouping(const Project& project, const ExpressionPtr& expression) {
  if (!has_aggregate(*expression)) return {};
  const Expression* part = ungrouped_part(project, *expression);
  if (part == nullptr) return {};
  return make_error(ErrorCode::ambiguous_aggregation_expression,
                    fmt::format("'{}' stands beside an aggregate but is no column of its own",
                                text_of(part->where)),
                    part->where, "project it first: WITH ... AS name");
}

Result<void> Binder::projection_items(const ast::Projection& projection, bool is_with,
                                      Project& project, std::optional<Error>& unnamed) {
  if (projection.star) {
    for (const auto& [name, variable] : scope_.variables()) {
      project.items.push_back({slot_expression(variable.slot), variable.slot, name});
    }
    if (project.items.empty() && !is_with) {
      return make_error(ErrorCode::no_variables_in_scope, "RETURN * has no variables to return",
                        projection.where, "name what to return");
    }
  }
  std::set<std::string, std::less<>> names;
  for (const ProjectionItem& item : project.items) names.insert(item.name);
  for (const ast::ProjectionItem& item : projection.items) {
    STEMMA_TRY(ExpressionPtr value, expression(item.expression, Allowed{true, false}));
    const auto* variable = ast::get_if<ast::Variable>(item.expression);
    if (is_with && !item.alias && variable == nullptr && !unnamed) {
      unnamed =
          make_error(ErrorCode::no_expression_alias,
                     fmt::format("'{}' needs a name to be used after WITH", text_of(item.text)),
                     item.where, fmt::format("write {} AS name", text_of(item.text)));
    }
    std::string name = item.alias            ? item.alias->text
                       : variable != nullptr ? variable->name
                                             : text_of(item.text);
    if (!names.insert(name).second) {
      return make_error(ErrorCode::column_name_conflict,
                        fmt::format("two columns are named '{}'", name), item.where,
                        "give one of them another name with AS");
    }
    const auto* slot = std::get_if<Slot>(&value->node);
    const SlotId target = slot != nullptr ? slot->slot : new_slot(name, value->type);
    project.aggregates = project.aggregates || has_aggregate(*value);
    project.items.push_back({std::move(value), target, std::move(name)});
  }
  return {};
}

/// ORDER BY and WHERE behind a projection see its columns, and what was there before unless rows
/// were grouped or made distinct; then an expression that is a column stands for that column.
Result<ExpressionPtr> Binder::after_projection(const ast::Expression& text, const Scope& before,
                                               Project& project, bool aggregates_allowed) {
  const Scope after = scope_;
  Scope both = before;
  for (const auto& [name, variable] : after.variables()) both.set(name, variable);
  scope_ = both;
  Result<ExpressionPtr> bound = expression(text, Allowed{aggregates_allowed, true});
  scope_ = after;
  STEMMA_TRY(ExpressionPtr value, std::move(bound));

  std::set<SlotId> visible;
  for (const ProjectionItem& item : project.items) visible.insert(item.slot);
  // Beside an aggregate only what is simple stands for its column.
  const bool mixed = project.aggregates && has_aggregate(*value);
  value = rewrite(value, [&](const ExpressionPtr& part) -> ExpressionPtr {
    if (const auto* slot = std::get_if<Slot>(&part->node); slot && visible.contains(slot->slot))
      return part;
    if (mixed && part != value && !simple(*part) && !has_aggregate(*part)) return nullptr;
    for (const ProjectionItem& item : project.items) {
      if (same(*item.expression, *part)) return make(Slot{item.slot}, part->type, part->where);
    }
    return nullptr;
  });
  if (!project.aggregates && !project.distinct) return value;
  if (mixed) { STEMMA_TRY(check_sort_grouping(project, value)); }
  if (mixed && has_aggregate(*value)) {
    const SlotId slot = new_slot("", value->type);
    project.hidden.push_back({value, slot, ""});
    return make(Slot{slot}, value->type, value->where);
  }
  const SourceRange where = value->where;
  bool hidden = false;
  for_each_slot(*value, [&](SlotId slot) { hidden = hidden || !visible.contains(slot); });
  if (hidden) {
    return make_error(ErrorCode::undefined_variable,
                      fmt::format("'{}' is not among the columns, and the rows were {}",
                                  text_of(where), project.distinct ? "made distinct" : "grouped"),
                      where, "add it as a column");
  }
  return value;
}

/// A sort key of a grouping projection: its aggregates are those of the columns, and what stands
/// beside them is a column.
Result<void> Binder::check_sort_grouping(const Project& project, const ExpressionPtr& key) {
  if (const Expression* aggregate = unprojected_aggregate(project, key)) {
    return make_error(ErrorCode::undefined_variable,
                      fmt::format("'{}' is not among the columns, and the rows were grouped",
                                  text_of(aggregate->where)),
                      aggregate->where, "add it as a column");
  }
  const Expression* part = unseen_part(project, *key);
  if (part == nullptr) return {};
  if (feeds_a_column(project, *part)) {
    return make_error(ErrorCode::ambiguous_aggregation_expression,
                      fmt::format("'{}' stands beside an aggregate but is no column of its own",
                                  text_of(part->where)),
                      part->where, "sort by the name of a column");
  }
  return make_error(
      ErrorCode::undefined_variable,
      fmt::format("'{}' is not among the columns, and the rows were grouped", text_of(part->where)),
      part->where, "add it as a column");
}

/// SKIP and LIMIT: a number known before the rows are.
Result<ExpressionPtr> Binder::row_count(const ast::Expression& text, std::string_view clause) {
  const Scope outer = scope_;
  scope_ = Scope();
  Result<ExpressionPtr> bound = expression(text);
  scope_ = outer;
  const SourceRange where = ast::where_of(text);
  if (!bound) {
    if (bound.error().code != ErrorCode::undefined_variable) return std::move(bound.error());
    return make_error(ErrorCode::non_constant_expression,
                      fmt::format("{} is the same for all rows and cannot depend on one", clause),
                      where, "use a number or a parameter");
  }
  ExpressionPtr value = std::move(bound).value();
  if (!value->type.has(Kind::integer)) {
    return make_error(ErrorCode::invalid_argument_type,
                      fmt::format("{} takes a whole number, not {}", clause, describe(value->type)),
                      where);
  }
  const auto negative = [](const Expression& e) {
    if (const auto* constant = std::get_if<Constant>(&e.node)) {
      return constant->value.is(Kind::integer) && constant->value.integer() < 0;
    }
    const auto* unary = std::get_if<Unary>(&e.node);
    const auto* constant =
        unary != nullptr ? std::get_if<Constant>(&unary->operand->node) : nullptr;
    return constant != nullptr && unary->op == UnaryOperator::minus &&
           constant->value.is(Kind::integer) && constant->value.integer() > 0;
  };
  if (negative(*value)) {
    return make_error(ErrorCode::negative_integer_argument,
                      fmt::format("{} takes a number of rows, which cannot be negative", clause),
                      where);
  }
  return value;
}

Result<Project> Binder::project(const ast::Projection& projection,
                                const std::optional<ast::Expression>& filter, bool is_with) {
  const Scope before = scope_;
  Project project;
  project.distinct = projection.distinct;
  std::optional<Error> unnamed;  // What ORDER BY has wrong is told first.
  STEMMA_TRY(projection_items(projection, is_with, project, unnamed));
  for (const ProjectionItem& item : project.items) {
    STEMMA_TRY(check_grouping(project, item.expression));
  }
  scope_ = Scope();
  for (const ProjectionItem& item : project.items) {
    scope_.set(item.name,
               Variable{false, item.slot, {}, item.expression->type, item.expression->element});
  }
  for (const ast::SortItem& item : projection.order_by) {
    STEMMA_TRY(ExpressionPtr key,
               after_projection(item.expression, before, project, project.aggregates));
    project.order_by.push_back({std::move(key), item.descending});
  }
  if (unnamed) return std::move(*unnamed);
  if (projection.skip) { STEMMA_TRY(project.skip, row_count(*projection.skip, "SKIP")); }
  if (projection.limit) { STEMMA_TRY(project.limit, row_count(*projection.limit, "LIMIT")); }
  if (filter) {
    STEMMA_TRY(project.filter, after_projection(*filter, before, project, false));
    if (!project.filter->type.has(Kind::boolean)) {
      return wrong_type("WHERE", Kind::boolean, project.filter->type, project.filter->where);
    }
  }
  return project;
}

}  // namespace stemma::engine
