#pragma once

#include <fmt/format.h>

#include <optional>

#include "core/order.hpp"
#include "engine/execute/evaluate.hpp"
#include "engine/functions/operators.hpp"

/// The expressions that walk a list with a variable of their own; `evaluate_one` evaluates an
/// expression for the present row. And reads of entities that evaluation by row and by column
/// share.
namespace stemma::engine::execute {

/// Whether this statement has deleted anything so far.
[[nodiscard]] inline bool deletions(const Context& context) {
  if (context.transaction == nullptr) return false;
  const storage::Changes& changes = context.transaction->changes();
  return changes.nodes_deleted + changes.relationships_deleted != 0;
}

/// The reader of a site for nodes or for relationships; nullptr where no entity has such a
/// property.
[[nodiscard]] storage::ColumnReader* property_reader(Context& context, bool nodes,
                                                     const bound::Property& node);

/// The property of a node or relationship through the reader of its site.
[[nodiscard]] Result<Value> entity_property(Context& context, const Value& entity,
                                            const bound::Property& node, SourceRange where);

/// The list of an expression with a variable; nothing for null, an error for what is no list.
[[nodiscard]] Result<std::optional<Value>> list_of(Result<Value> list, std::string_view what);

template <typename EvaluateOne>
Result<Value> comprehension(const bound::Comprehension& node, Context& context,
                            const EvaluateOne& evaluate_one) {
  STEMMA_TRY(const std::optional<Value> list,
             list_of(evaluate_one(*node.list), "a list comprehension"));
  if (!list) return Value();
  ValueList out;
  Value& local = context.locals[static_cast<std::size_t>(node.local)];
  for (const Value& element : list->list()) {
    local = element;
    if (node.filter) {
      STEMMA_TRY(Value keep, evaluate_one(*node.filter));
      STEMMA_TRY(keep, condition(std::move(keep), "WHERE"));
      if (!keep.is_true()) continue;
      local = element;
    }
    if (!node.projection) {
      out.push_back(element);
      continue;
    }
    STEMMA_TRY(Value projected, evaluate_one(*node.projection));
    out.push_back(std::move(projected));
  }
  return Value(std::move(out));
}

template <typename EvaluateOne>
Result<Value> quantified(const bound::Quantified& node, Context& context,
                         const EvaluateOne& evaluate_one) {
  STEMMA_TRY(const std::optional<Value> list, list_of(evaluate_one(*node.list), "a quantifier"));
  if (!list) return Value();
  std::size_t yes = 0;
  std::size_t unknown = 0;
  for (const Value& element : list->list()) {
    context.locals[static_cast<std::size_t>(node.local)] = element;
    STEMMA_TRY(Value holds, evaluate_one(*node.filter));
    STEMMA_TRY(holds, condition(std::move(holds), "WHERE"));
    yes += holds.is_true() ? 1 : 0;
    unknown += holds.is_null() ? 1 : 0;
  }
  const std::size_t no = list->list().size() - yes - unknown;
  switch (node.quantifier) {
    case ast::QuantifierKind::all:
      return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    case ast::QuantifierKind::any:
      return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
    case ast::QuantifierKind::none:
      return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    case ast::QuantifierKind::single: break;
  }
  return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
}

/// What a step of a reduction made of the steps before; only here do values nest deeper with each
/// row or element, so only here is it checked.
[[nodiscard]] inline Result<void> check_nesting(const Value& accumulated) {
  if (accumulated.nesting() <= Value::nesting_max) return {};
  return runtime_error(ErrorCode::nesting_too_deep,
                       fmt::format("a value nests at most {} lists and maps", Value::nesting_max),
                       {}, "add to the list: list + element");
}

template <typename EvaluateOne>
Result<Value> reduction(const bound::Reduction& node, Context& context,
                        const EvaluateOne& evaluate_one) {
  STEMMA_TRY(const std::optional<Value> list,
             list_of(evaluate_one(*node.list), node.predicate ? "allReduce" : "reduce"));
  if (!list) return Value();
  bool unknown = false;
  STEMMA_TRY(Value accumulated, evaluate_one(*node.initial));
  for (const Value& element : list->list()) {
    context.locals[static_cast<std::size_t>(node.accumulator)] = std::move(accumulated);
    context.locals[static_cast<std::size_t>(node.local)] = element;
    STEMMA_TRY(accumulated, evaluate_one(*node.step));
    STEMMA_TRY(check_nesting(accumulated));
    if (!node.predicate) continue;
    context.locals[static_cast<std::size_t>(node.accumulator)] = accumulated;
    context.locals[static_cast<std::size_t>(node.local)] = element;
    STEMMA_TRY(Value holds, evaluate_one(*node.predicate));
    STEMMA_TRY(holds, condition(std::move(holds), "allReduce"));
    if (!holds.is_true() && !holds.is_null()) return holds;
    unknown = unknown || holds.is_null();
  }
  if (node.predicate) return unknown ? Value() : Value(true);
  return accumulated;
}

}  // namespace stemma::engine::execute
