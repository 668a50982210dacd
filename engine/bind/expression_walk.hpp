#pragma once

#include "engine/bind/bound_expression.hpp"

/// Walking and rewriting bound expressions. Subqueries are leaves here: see `Subquery::reads`.
namespace stemma::engine::bound {

/// Applies `edit` to every child pointer of a node that is there, in order of evaluation.
template <typename Edit>
void edit_children(Expression::Node& node, const Edit& edit) {
  const auto all = [&](std::vector<ExpressionPtr>& list) {
    for (ExpressionPtr& item : list) edit(item);
  };
  const auto maybe = [&](ExpressionPtr& item) {
    if (item) edit(item);
  };
  if (auto* property = std::get_if<Property>(&node)) edit(property->operand);
  if (auto* binary = std::get_if<Binary>(&node)) edit(binary->left), edit(binary->right);
  if (auto* links = std::get_if<Links>(&node)) {
    edit(links->first);
    for (auto& link : links->links) edit(link.second);
  }
  if (auto* logic = std::get_if<Logic>(&node)) all(logic->operands);
  if (auto* unary = std::get_if<Unary>(&node)) edit(unary->operand);
  if (auto* test = std::get_if<LabelTest>(&node)) edit(test->operand);
  if (auto* call = std::get_if<Call>(&node)) all(call->arguments);
  if (auto* aggregate = std::get_if<Aggregate>(&node)) all(aggregate->arguments);
  if (auto* list = std::get_if<List>(&node)) all(list->elements);
  if (auto* map = std::get_if<Map>(&node)) {
    for (auto& entry : map->entries) edit(entry.second);
  }
  if (auto* properties = std::get_if<AllProperties>(&node)) edit(properties->operand);
  if (auto* merged = std::get_if<MergedMap>(&node)) all(merged->maps);
  if (auto* subscript = std::get_if<Subscript>(&node))
    edit(subscript->container), edit(subscript->index);
  if (auto* slice = std::get_if<Slice>(&node))
    edit(slice->list), maybe(slice->from), maybe(slice->to);
  if (auto* choice = std::get_if<Case>(&node)) {
    maybe(choice->subject);
    for (auto& [when, then] : choice->alternatives) edit(when), edit(then);
    maybe(choice->otherwise);
  }
  if (auto* comprehension = std::get_if<Comprehension>(&node)) {
    edit(comprehension->list), maybe(comprehension->filter), maybe(comprehension->projection);
  }
  if (auto* quantified = std::get_if<Quantified>(&node))
    edit(quantified->list), maybe(quantified->filter);
  if (auto* reduction = std::get_if<Reduction>(&node)) {
    edit(reduction->initial), edit(reduction->list), edit(reduction->step);
    maybe(reduction->predicate);
  }
}

template <typename Visitor>
void for_each_child(const Expression& expression, const Visitor& visit) {
  // The editor hands out pointers that may be changed; here none is.
  auto& node = const_cast<Expression::Node&>(expression.node);
  edit_children(node, [&](ExpressionPtr& child) { visit(child); });
}

/// A copy with each subexpression for which `replace` answers one put in its place, outermost
/// first.
template <typename Replace>
[[nodiscard]] ExpressionPtr rewrite(const ExpressionPtr& expression, const Replace& replace) {
  if (ExpressionPtr replaced = replace(expression)) return replaced;
  Expression copy = *expression;
  bool changed = false;
  edit_children(copy.node, [&](ExpressionPtr& child) {
    ExpressionPtr next = rewrite(child, replace);
    changed = changed || next != child;
    child = std::move(next);
  });
  return changed ? std::make_shared<const Expression>(std::move(copy)) : expression;
}

/// Whether `test` holds for the expression or any below it.
template <typename Test>
[[nodiscard]] bool any_of(const Expression& expression, const Test& test) {
  if (test(expression)) return true;
  bool found = false;
  for_each_child(expression,
                 [&](const ExpressionPtr& child) { found = found || any_of(*child, test); });
  return found;
}

[[nodiscard]] inline bool has_aggregate(const Expression& expression) {
  return any_of(expression,
                [](const Expression& e) { return std::holds_alternative<Aggregate>(e.node); });
}

/// Calls `visit(slot)` for every slot the expression reads, in subqueries too.
template <typename Visitor>
void for_each_slot(const Expression& expression, const Visitor& visit) {
  if (const auto* slot = std::get_if<Slot>(&expression.node)) visit(slot->slot);
  if (const auto* path = std::get_if<PathOf>(&expression.node)) {
    for (const SlotId element : path->elements) visit(element);
  }
  if (const auto* subquery = std::get_if<Subquery>(&expression.node)) {
    for (const SlotId read : subquery->reads) visit(read);
  }
  for_each_child(expression, [&](const ExpressionPtr& child) { for_each_slot(*child, visit); });
}

/// Calls `visit(local)` for every local the expression may read, in subqueries too.
template <typename Visitor>
void for_each_local(const Expression& expression, const Visitor& visit) {
  if (const auto* local = std::get_if<Local>(&expression.node)) visit(local->local);
  if (const auto* subquery = std::get_if<Subquery>(&expression.node)) {
    for (const auto& [local, slot] : subquery->imports) visit(local);
  }
  for_each_child(expression, [&](const ExpressionPtr& child) { for_each_local(*child, visit); });
}

}  // namespace stemma::engine::bound
