#include "engine/execute/evaluate.hpp"

#include <fmt/format.h>

#include <array>

#include "core/order.hpp"
#include "engine/execute/evaluate_list.hpp"
#include "engine/execute/subquery_runner.hpp"
#include "engine/functions/operators.hpp"

namespace stemma::engine::execute {

using namespace bound;

namespace {

/// Points an error of an operator or function at the words it speaks of.
Error placed(Error error, SourceRange where) {
  if (!error.where) error.where = where;
  return error;
}

Result<Value> placed(Result<Value> result, SourceRange where) {
  if (!result.ok() && !result.error().where) result.error().where = where;
  return result;
}

/// One row, seen by the expressions of a statement.
struct Evaluator {
  Context& context;
  const Batch& batch;
  std::size_t row;

  Result<Value> operator()(const Expression& e) const {
    return std::visit([&](const auto& node) { return visit(node, e); }, e.node);
  }

  Result<Value> visit(const Constant& node, const Expression&) const { return node.value; }
  Result<Value> visit(const ParameterReference& node, const Expression&) const {
    return context.parameters.find(node.name)->second;
  }
  Result<Value> visit(const Slot& node, const Expression&) const {
    return batch.at(node.slot, row);
  }
  Result<Value> visit(const Local& node, const Expression&) const {
    return context.locals[static_cast<std::size_t>(node.local)];
  }
  Result<Value> visit(const Property& node, const Expression& e) const {
    STEMMA_TRY(const Value container, (*this)(*node.operand));
    if (container.is(Kind::node) || container.is(Kind::relationship)) {
      return entity_property(context, container, node, e.where);
    }
    if (container.is_null()) return Value();
    return placed(field(container, node.key), e.where);
  }
  Result<Value> visit(const Binary& node, const Expression& e) const {
    STEMMA_TRY(const Value left, (*this)(*node.left));
    STEMMA_TRY(const Value right, (*this)(*node.right));
    return apply(node.op, left, right, e.where);
  }
  Result<Value> visit(const Links& node, const Expression& e) const {
    STEMMA_TRY(Value result, (*this)(*node.first));
    for (const auto& [op, expression] : node.links) {
      STEMMA_TRY(const Value operand, (*this)(*expression));
      STEMMA_TRY(result, apply(op, result, operand, e.where));
    }
    return result;
  }
  Result<Value> visit(const Logic& node, const Expression& e) const {
    STEMMA_TRY(Value result, (*this)(*node.operands[0]));
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      if (decided(node.op, result)) return result;
      STEMMA_TRY(const Value operand, (*this)(*node.operands[i]));
      auto combined = node.op == LogicOperator::logical_and  ? logical_and(result, operand)
                      : node.op == LogicOperator::logical_or ? logical_or(result, operand)
                                                             : logical_xor(result, operand);
      STEMMA_TRY(result, placed(std::move(combined), e.where));
    }
    return result;
  }
  static bool decided(LogicOperator op, const Value& value) {
    if (!value.is(Kind::boolean)) return false;
    return (op == LogicOperator::logical_and && !value.boolean()) ||
           (op == LogicOperator::logical_or && value.boolean());
  }
  Result<Value> visit(const Unary& node, const Expression& e) const {
    STEMMA_TRY(const Value operand, (*this)(*node.operand));
    switch (node.op) {
      case UnaryOperator::is_null: return Value(operand.is_null());
      case UnaryOperator::is_not_null: return Value(!operand.is_null());
      case UnaryOperator::is_node: return is_node(operand);
      case UnaryOperator::logical_not: return placed(logical_not(operand), e.where);
      case UnaryOperator::minus: return placed(negate(operand), e.where);
      case UnaryOperator::plus: break;
    }
    return operand;
  }
  Result<Value> visit(const bound::LabelTest& node, const Expression& e) const {
    STEMMA_TRY(const Value operand, (*this)(*node.operand));
    return placed(label_test(context, operand, node.labels), e.where);
  }
  Result<Value> visit(const Call& node, const Expression& e) const {
    constexpr std::size_t inline_most = 4;
    std::array<Value, inline_most> few;
    std::vector<Value> many;
    const std::size_t count = node.arguments.size();
    if (count > inline_most) many.resize(count);
    Value* arguments = count > inline_most ? many.data() : few.data();
    for (std::size_t i = 0; i < count; ++i) {
      STEMMA_TRY(arguments[i], (*this)(*node.arguments[i]));
    }
    return placed(node.function->call(context.functions, {arguments, count}), e.where);
  }
  Result<Value> visit(const Aggregate&, const Expression& e) const {
    return placed(make_error(ErrorCode::internal, "an aggregate was not planned"), e.where);
  }
  Result<Value> visit(const List& node, const Expression&) const {
    ValueList list;
    list.reserve(node.elements.size());
    for (const ExpressionPtr& element : node.elements) {
      STEMMA_TRY(Value value, (*this)(*element));
      list.push_back(std::move(value));
    }
    return Value(std::move(list));
  }
  Result<Value> visit(const Map& node, const Expression&) const {
    ValueMap map;
    map.reserve(node.entries.size());
    for (const auto& [key, expression] : node.entries) {
      STEMMA_TRY(Value value, (*this)(*expression));
      map.emplace_back(key, std::move(value));
    }
    return Value::map(std::move(map));
  }
  Result<Value> visit(const AllProperties& node, const Expression& e) const {
    STEMMA_TRY(const Value operand, (*this)(*node.operand));
    return properties_of(context, operand, e.where);
  }
  Result<Value> visit(const MergedMap& node, const Expression&) const {
    ValueMap merged;
    for (const ExpressionPtr& expression : node.maps) {
      STEMMA_TRY(const Value map, (*this)(*expression));
      if (map.is(Kind::map)) merged.insert(merged.end(), map.map().begin(), map.map().end());
    }
    return Value::map(std::move(merged));
  }
  Result<Value> visit(const Subscript& node, const Expression& e) const {
    STEMMA_TRY(const Value container, (*this)(*node.container));
    STEMMA_TRY(const Value index, (*this)(*node.index));
    const bool entity = container.is(Kind::node) || container.is(Kind::relationship);
    if (entity && index.is(Kind::string))
      return property_of(context, container, index.string(), e.where);
    return placed(subscript(container, index), e.where);
  }
  Result<Value> visit(const bound::Slice& node, const Expression& e) const {
    STEMMA_TRY(const Value list, (*this)(*node.list));
    Value from;
    Value to;
    if (node.from) { STEMMA_TRY(from, (*this)(*node.from)); }
    if (node.to) { STEMMA_TRY(to, (*this)(*node.to)); }
    return placed(slice(list, node.from ? &from : nullptr, node.to ? &to : nullptr), e.where);
  }
  Result<Value> visit(const bound::Case& node, const Expression&) const {
    Value subject;
    if (node.subject) { STEMMA_TRY(subject, (*this)(*node.subject)); }
    for (const auto& [when, then] : node.alternatives) {
      STEMMA_TRY(Value test, (*this)(*when));
      if (!node.subject) {
        STEMMA_TRY(test, placed(condition(std::move(test), "CASE WHEN"), when->where));
      }
      const bool taken = node.subject ? equals(subject, test).value_or(false) : test.is_true();
      if (taken) return (*this)(*then);
    }
    return node.otherwise ? (*this)(*node.otherwise) : Result<Value>(Value());
  }
  Result<Value> visit(const Comprehension& node, const Expression& e) const {
    return placed(comprehension(node, context, *this), e.where);
  }
  Result<Value> visit(const Quantified& node, const Expression& e) const {
    return placed(quantified(node, context, *this), e.where);
  }
  Result<Value> visit(const Reduction& node, const Expression& e) const {
    return placed(reduction(node, context, *this), e.where);
  }
  Result<Value> visit(const bound::Subquery& node, const Expression&) const {
    SubqueryRunner& runner = *context.subqueries.at(node.query.get());
    Batch& outer = runner.outer();
    outer.clear();
    outer.set_rows(1);
    for (const SlotId slot : node.reads) {
      if (batch.column(slot).size() > row) outer.column(slot).set_constant(batch.at(slot, row), 1);
    }
    for (const auto& [local, slot] : node.imports) {
      outer.column(slot).set_constant(context.locals[static_cast<std::size_t>(local)], 1);
    }
    runner.start(outer, 0);
    switch (node.kind) {
      case ast::SubqueryKind::exists: return runner.exists();
      case ast::SubqueryKind::count: return runner.count();
      case ast::SubqueryKind::collect: break;
    }
    return runner.collect(node.query->slots.front());
  }
  Result<Value> visit(const PathOf& node, const Expression&) const {
    std::vector<Value> elements;
    for (const SlotId slot : node.elements) elements.push_back(batch.at(slot, row));
    return path_of(context, elements);
  }

  static Result<Value> apply(BinaryOperator op, const Value& left, const Value& right,
                             SourceRange where) {
    switch (op) {
      case BinaryOperator::equal: return equal(left, right);
      case BinaryOperator::not_equal: return not_equal(left, right);
      case BinaryOperator::less: return less(left, right);
      case BinaryOperator::less_equal: return less_equal(left, right);
      case BinaryOperator::greater: return less(right, left);
      case BinaryOperator::greater_equal: return less_equal(right, left);
      case BinaryOperator::starts_with: return starts_with(left, right);
      case BinaryOperator::ends_with: return ends_with(left, right);
      case BinaryOperator::contains: return contains(left, right);
      case BinaryOperator::regex_match: return placed(regex_match(left, right), where);
      case BinaryOperator::in: return placed(in_list(left, right), where);
      case BinaryOperator::add: return placed(add(left, right), where);
      case BinaryOperator::subtract: return placed(subtract(left, right), where);
      case BinaryOperator::multiply: return placed(multiply(left, right), where);
      case BinaryOperator::divide: return placed(divide(left, right), where);
      case BinaryOperator::modulo: return placed(modulo(left, right), where);
      case BinaryOperator::power: break;
    }
    return placed(power(left, right), where);
  }
};

/// A property of a column of entities, read in one go.
Result<void> property_column(const Property& node, const Expression& e, Context& context,
                             const Column& from, Column& out) {
  if (!from.has_ids() || deletions(context)) {
    for (std::size_t row = 0; row < from.size(); ++row) {
      const Value container = from.at(row);
      if (container.is(Kind::node) || container.is(Kind::relationship)) {
        STEMMA_TRY(Value value, entity_property(context, container, node, e.where));
        out.push(std::move(value));
      } else if (container.is_null()) {
        out.push(Value());
      } else {
        STEMMA_TRY(Value value, placed(field(container, node.key), e.where));
        out.push(std::move(value));
      }
    }
    return {};
  }
  out.mutable_values().resize(from.size());
  storage::ColumnReader* reader =
      property_reader(context, from.form() == Column::Form::nodes, node);
  if (reader == nullptr) return {};
  return reader->values(from.ids(), out.mutable_values().data());
}

}  // namespace

Result<Value> evaluate(const Expression& expression, Context& context, const Batch& batch,
                       std::size_t row) {
  return Evaluator{context, batch, row}(expression);
}

Result<void> evaluate(const Expression& expression, Context& context, const Batch& batch,
                      Column& out) {
  out.reset(Column::Form::values);
  if (const auto* slot = std::get_if<Slot>(&expression.node)) {
    out = batch.column(slot->slot);
    return {};
  }
  if (const auto* constant = std::get_if<Constant>(&expression.node)) {
    out.set_constant(constant->value, batch.rows());
    return {};
  }
  if (const auto* property = std::get_if<Property>(&expression.node)) {
    if (const auto* slot = std::get_if<Slot>(&property->operand->node)) {
      return property_column(*property, expression, context, batch.column(slot->slot), out);
    }
  }
  if (const auto* binary = std::get_if<Binary>(&expression.node)) {
    Column left;
    Column right;
    STEMMA_TRY(evaluate(*binary->left, context, batch, left));
    STEMMA_TRY(evaluate(*binary->right, context, batch, right));
    out.mutable_values().reserve(batch.rows());
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      STEMMA_TRY(Value value,
                 Evaluator::apply(binary->op, left.at(row), right.at(row), expression.where));
      out.mutable_values().push_back(std::move(value));
    }
    return {};
  }
  Evaluator evaluator{context, batch, 0};
  for (; evaluator.row < batch.rows(); ++evaluator.row) {
    STEMMA_TRY(Value value, evaluator(expression));
    out.mutable_values().push_back(std::move(value));
  }
  return {};
}

Result<Value> condition_of(const Expression& predicate, Context& context, const Batch& batch,
                           std::size_t row) {
  STEMMA_TRY(Value value, evaluate(predicate, context, batch, row));
  return placed(condition(std::move(value), "WHERE"), predicate.where);
}

Result<void> select(const Expression& predicate, Context& context, const Batch& batch,
                    std::vector<std::uint32_t>& rows) {
  Column truth;
  STEMMA_TRY(evaluate(predicate, context, batch, truth));
  rows.clear();
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    STEMMA_TRY(const Value value, placed(condition(truth.at(row), "WHERE"), predicate.where));
    if (value.is_true()) rows.push_back(static_cast<std::uint32_t>(row));
  }
  return {};
}

}  // namespace stemma::engine::execute
