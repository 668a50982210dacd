#include <fmt/format.h>

#include "core/format.hpp"
#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "engine/functions/foreign_functions.hpp"
#include "engine/functions/nearest_name.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine {

using namespace bound;

Result<ExpressionPtr> Binder::expression(const ast::Expression& expression, Allowed allowed) {
  return ast::visit([&](const auto& node) { return bind_node(node, allowed); }, expression);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Literal& node, Allowed) {
  const TypeSet type = node.value.is_null() ? types::any : TypeSet(node.value.kind());
  return make(Constant{node.value}, type, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Parameter& node, Allowed) {
  parameters_.emplace_back(node.name, node.where);
  return make(ParameterReference{node.name}, types::any, node.where);
}

Error Binder::undefined(const ast::Spanned& place, std::string_view name) const {
  if (const Scope::Hidden* hidden = scope_.hidden(name))
    return make_error(ErrorCode::undefined_variable, fmt::format("'{}' {}", name, hidden->why),
                      place.where, hidden->hint);
  return make_error(ErrorCode::undefined_variable, fmt::format("no variable is named '{}'", name),
                    place.where, did_you_mean(scope_.nearest(name)));
}

ExpressionPtr Binder::slot_expression(SlotId slot, SourceRange where) {
  for (Reads& reads : reads_) {
    if (static_cast<std::uint32_t>(slot) < reads.first_own_slot) reads.slots.push_back(slot);
  }
  return make(Slot{slot}, slot_types_[static_cast<std::size_t>(slot)], where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Variable& node, Allowed) {
  const Variable* variable = scope_.find(node.name);
  if (variable == nullptr) return undefined(node, node.name);
  if (variable->is_local) {
    return make(Local{variable->local}, variable->type, node.where, variable->element);
  }
  Expression expression = *slot_expression(variable->slot, node.where);
  expression.type = variable->type;
  expression.element = variable->element;
  return std::make_shared<const Expression>(std::move(expression));
}

Result<ExpressionPtr> Binder::bind_node(const ast::CountStar& node, Allowed allowed) {
  if (!allowed.aggregates) return misplaced_aggregate("count(*)", node.where);
  return make(Aggregate{nullptr, false, {}}, Kind::integer, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::ListLiteral& node, Allowed allowed) {
  List list;
  TypeSet element;
  for (const ast::Expression& item : node.elements) {
    STEMMA_TRY(ExpressionPtr bound, expression(item, Allowed{allowed.aggregates, false}));
    element = element | bound->type;
    list.elements.push_back(std::move(bound));
  }
  return make(std::move(list), Kind::list, node.where, element.empty() ? types::any : element);
}

Result<ExpressionPtr> Binder::bind_node(const ast::MapLiteral& node, Allowed allowed) {
  Map map;
  for (const ast::MapEntry& entry : node.entries) {
    Result<ExpressionPtr> value = expression(entry.value, Allowed{allowed.aggregates, false});
    if (!value) return perhaps_text(std::move(value.error()), entry.value);
    STEMMA_TRY(ExpressionPtr bound, std::move(value));
    map.entries.emplace_back(entry.key.text, std::move(bound));
  }
  return make(std::move(map), Kind::map, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Case& node, Allowed allowed) {
  Case choice;
  TypeSet type;
  if (node.subject) { STEMMA_TRY(choice.subject, expression(*node.subject, allowed)); }
  for (const ast::CaseAlternative& alternative : node.alternatives) {
    STEMMA_TRY(ExpressionPtr when, expression(alternative.when, Allowed{allowed.aggregates, true}));
    if (!node.subject && !when->type.has(Kind::boolean))
      return wrong_type("CASE WHEN", Kind::boolean, when->type, when->where);
    STEMMA_TRY(ExpressionPtr then, expression(alternative.then, allowed));
    type = type | then->type;
    choice.alternatives.emplace_back(std::move(when), std::move(then));
  }
  if (node.otherwise) {
    STEMMA_TRY(choice.otherwise, expression(*node.otherwise, allowed));
    type = type | choice.otherwise->type;
  }
  return make(std::move(choice), type, node.where);
}

Result<void> Binder::check_arguments(const ast::FunctionCall& node,
                                     const std::vector<TypeSet>& accepts,
                                     const std::vector<ExpressionPtr>& arguments) {
  for (std::size_t i = 0; i < arguments.size() && !accepts.empty(); ++i) {
    const TypeSet accepted = accepts[std::min(i, accepts.size() - 1)];
    if (arguments[i]->type.overlaps(accepted)) continue;
    return make_error(ErrorCode::invalid_argument_type,
                      fmt::format("{}() takes {} as argument {}, not {}", node.name.text,
                                  describe(accepted), i + 1, describe(arguments[i]->type)),
                      ast::where_of(node.arguments[i]),
                      hint_for_many(accepted, arguments[i]->type));
  }
  return {};
}

Result<ExpressionPtr> Binder::aggregate_call(const ast::FunctionCall& node,
                                             const AggregateFunction* function, Allowed allowed) {
  if (!allowed.aggregates) return misplaced_aggregate(node.name.text, node.where);
  if (node.arguments.size() != function->arguments) {
    return wrong_argument_count(node, function->signature);
  }
  Aggregate aggregate{function, node.distinct, {}};
  for (const ast::Expression& argument : node.arguments) {
    STEMMA_TRY(ExpressionPtr bound, expression(argument, Allowed{true, false}));
    if (has_aggregate(*bound)) {
      return make_error(ErrorCode::nested_aggregation,
                        fmt::format("{}() holds another aggregate", node.name.text), bound->where,
                        "aggregate in a WITH first, then again");
    }
    const bool random = any_of(*bound, [](const Expression& e) {
      const auto* call = std::get_if<Call>(&e.node);
      return call != nullptr && call->function->name == "rand";
    });
    if (random) {
      return make_error(ErrorCode::non_constant_expression,
                        fmt::format("{}() cannot aggregate a random number", node.name.text),
                        bound->where, "take the random number in a WITH first");
    }
    aggregate.arguments.push_back(std::move(bound));
  }
  STEMMA_TRY(check_arguments(node, function->accepts, aggregate.arguments));
  return make(std::move(aggregate), function->yields, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::FunctionCall& node, Allowed allowed) {
  if (is_name(node.name.text, "exists")) return exists_call(node, allowed);
  if (const AggregateFunction* function = find_aggregate(node.name.text)) {
    return aggregate_call(node, function, allowed);
  }
  const ScalarFunction* function = find_scalar(node.name.text);
  if (function == nullptr) {
    return make_error(ErrorCode::unknown_function,
                      fmt::format("no function is named '{}'", node.name.text), node.name.where,
                      instead_of_function(node.name.text));
  }
  const std::size_t count = node.arguments.size();
  if (count < function->arguments_least || count > function->arguments_most) {
    return wrong_argument_count(node, function->signature);
  }
  Call call{function, {}};
  for (const ast::Expression& argument : node.arguments) {
    STEMMA_TRY(ExpressionPtr bound, expression(argument, Allowed{allowed.aggregates, false}));
    call.arguments.push_back(std::move(bound));
  }
  STEMMA_TRY(check_arguments(node, function->accepts, call.arguments));
  return make(std::move(call), function->yields, node.where);
}

/// exists(n.property), and exists((a)-->(b)) as the older form of a pattern predicate.
Result<ExpressionPtr> Binder::exists_call(const ast::FunctionCall& node, Allowed) {
  if (node.arguments.size() != 1) return wrong_argument_count(node, "exists(property or pattern)");
  STEMMA_TRY(ExpressionPtr argument, expression(node.arguments[0], Allowed{false, true}));
  if (std::holds_alternative<bound::Subquery>(argument->node)) return argument;
  return make(Unary{UnaryOperator::is_not_null, std::move(argument)}, Kind::boolean, node.where);
}

}  // namespace stemma::engine
