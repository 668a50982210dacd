#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/error.hpp"
#include "core/value.hpp"
#include "engine/functions/function.hpp"
#include "engine/functions/type_set.hpp"
#include "parser/ast/query.hpp"

/// What the binder makes of the syntax tree: every name resolved, every rule that the text alone
/// can break checked. Immutable; expressions may be shared.
namespace stemma::engine::bound {

/// A column of the rows that flow through a statement. Each variable has one of its own.
enum class SlotId : std::uint32_t {};
/// A variable of a comprehension, quantifier or reduce: lives while its expression is evaluated.
enum class LocalId : std::uint32_t {};

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;
struct Query;

struct Constant {
  Value value;
};
struct ParameterReference {
  std::string name;
};
struct Slot {
  SlotId slot;
};
struct Local {
  LocalId local;
};
/// `operand.key`: of a node, a relationship, a map or a temporal value.
struct Property {
  ExpressionPtr operand;
  std::string key;
  std::uint32_t site = 0;  ///< numbers the property reads of a statement, for their readers
};
enum class BinaryOperator : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  starts_with,
  ends_with,
  contains,
  regex_match,
  in,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
};
struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
};
/// `first op operand op operand ...` from left to right: a long chain, kept flat so that nothing
/// recurses as deep as it is long.
struct Links {
  ExpressionPtr first;
  std::vector<std::pair<BinaryOperator, ExpressionPtr>> links;
};
enum class LogicOperator : std::uint8_t { logical_and, logical_or, logical_xor };
/// At least two operands.
struct Logic {
  LogicOperator op;
  std::vector<ExpressionPtr> operands;
};
enum class UnaryOperator : std::uint8_t {
  logical_not,
  minus,
  plus,
  is_null,
  is_not_null,
  is_node  ///< false of null; an error of anything else
};
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};
/// Whether a node has these labels, or a relationship one of these types.
struct LabelTest {
  ExpressionPtr operand;
  ast::LabelExpression labels;
};
struct Call {
  const ScalarFunction* function;
  std::vector<ExpressionPtr> arguments;
};
/// `function` is nullptr for count(*). The planner replaces it by a slot.
struct Aggregate {
  const AggregateFunction* function;
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
};
struct List {
  std::vector<ExpressionPtr> elements;
};
struct Map {
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
};
/// `{.*}` of a map projection: all properties of an entity or entries of a map.
struct AllProperties {
  ExpressionPtr operand;
};
/// Maps laid over each other; a later entry wins.
struct MergedMap {
  std::vector<ExpressionPtr> maps;
};
struct Subscript {
  ExpressionPtr container;
  ExpressionPtr index;
};
/// `from` and `to` may be nullptr.
struct Slice {
  ExpressionPtr list;
  ExpressionPtr from;
  ExpressionPtr to;
};
/// `subject` and `otherwise` may be nullptr.
struct Case {
  ExpressionPtr subject;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> alternatives;
  ExpressionPtr otherwise;
};
/// `filter` and `projection` may be nullptr.
struct Comprehension {
  ExpressionPtr list;
  LocalId local;
  ExpressionPtr filter;
  ExpressionPtr projection;
};
struct Quantified {
  ast::QuantifierKind quantifier;
  ExpressionPtr list;
  LocalId local;
  ExpressionPtr filter;
};
/// With `predicate`, allReduce: whether that holds after every step. Else it is nullptr.
struct Reduction {
  LocalId accumulator;
  ExpressionPtr initial;
  LocalId local;
  ExpressionPtr list;
  ExpressionPtr step;
  ExpressionPtr predicate = nullptr;
};
/// A query inside an expression, run once a row with the outer variables in its slots: EXISTS,
/// COUNT, COLLECT (its one column), pattern predicates and pattern comprehensions.
struct Subquery {
  ast::SubqueryKind kind;
  std::shared_ptr<const Query> query;
  /// Locals of enclosing comprehensions that the query uses, and the slots that carry them inside.
  std::vector<std::pair<LocalId, SlotId>> imports;
  /// Outer slots that the query reads.
  std::vector<SlotId> reads;
  std::string text = {};  ///< as it was written
};
/// The path along elements: node, relationship or list of relationships, node, ...
struct PathOf {
  std::vector<SlotId> elements;
};

struct Expression {
  using Node =
      std::variant<Constant, ParameterReference, Slot, Local, Property, Binary, Links, Logic, Unary,
                   LabelTest, Call, Aggregate, List, Map, AllProperties, MergedMap, Subscript,
                   Slice, Case, Comprehension, Quantified, Reduction, Subquery, PathOf>;
  Node node;
  TypeSet type = types::any;
  SourceRange where = {};
  TypeSet element = types::any;  ///< of a list: what it holds
};

[[nodiscard]] inline ExpressionPtr make(Expression::Node node, TypeSet type = types::any,
                                        SourceRange where = {}, TypeSet element = types::any) {
  return std::make_shared<const Expression>(Expression{std::move(node), type, where, element});
}

/// The same expression: equal in structure, places in the text and names of locals aside.
[[nodiscard]] bool same(const Expression& a, const Expression& b);
/// Whether it comes to the same each time it is computed for one row: no rand(), no clock.
[[nodiscard]] bool is_repeatable(const Expression& expression);

}  // namespace stemma::engine::bound
