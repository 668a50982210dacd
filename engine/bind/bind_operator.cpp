#include <fmt/format.h>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine {

using namespace bound;

namespace {

constexpr TypeSet indexable = {Kind::list, Kind::map, Kind::node, Kind::relationship};
constexpr TypeSet with_fields =
    TypeSet{Kind::node, Kind::relationship, Kind::map, Kind::duration} | types::temporal;
constexpr TypeSet arithmetic = TypeSet(types::number) | TypeSet(Kind::duration) | types::temporal;

bool is_comparison(ast::Operator op) {
  return op >= ast::Operator::equal && op <= ast::Operator::greater_equal;
}

BinaryOperator binary_operator(ast::Operator op) {
  switch (op) {
    case ast::Operator::equal: return BinaryOperator::equal;
    case ast::Operator::not_equal: return BinaryOperator::not_equal;
    case ast::Operator::less: return BinaryOperator::less;
    case ast::Operator::less_equal: return BinaryOperator::less_equal;
    case ast::Operator::greater: return BinaryOperator::greater;
    case ast::Operator::greater_equal: return BinaryOperator::greater_equal;
    case ast::Operator::starts_with: return BinaryOperator::starts_with;
    case ast::Operator::ends_with: return BinaryOperator::ends_with;
    case ast::Operator::contains: return BinaryOperator::contains;
    case ast::Operator::regex_match: return BinaryOperator::regex_match;
    case ast::Operator::in: return BinaryOperator::in;
    case ast::Operator::add: return BinaryOperator::add;
    case ast::Operator::subtract: return BinaryOperator::subtract;
    case ast::Operator::multiply: return BinaryOperator::multiply;
    case ast::Operator::divide: return BinaryOperator::divide;
    case ast::Operator::modulo: return BinaryOperator::modulo;
    default: return BinaryOperator::power;
  }
}

TypeSet result_type(BinaryOperator op, TypeSet left, TypeSet right) {
  switch (op) {
    case BinaryOperator::add:
    case BinaryOperator::subtract:
    case BinaryOperator::multiply:
    case BinaryOperator::divide:
    case BinaryOperator::modulo:
      if (left.only(Kind::integer) && right.only(Kind::integer)) return Kind::integer;
      if ((left | right) == (types::number & (left | right)))
        return types::number & (left | right | TypeSet(Kind::floating));
      if (op == BinaryOperator::add && (left.only(Kind::list) || right.only(Kind::list)))
        return Kind::list;
      if (op == BinaryOperator::add && ((left.only(Kind::string) && !right.has(Kind::list)) ||
                                        (right.only(Kind::string) && !left.has(Kind::list))))
        return Kind::string;
      return op == BinaryOperator::add ? types::any : arithmetic;
    case BinaryOperator::power: return Kind::floating;
    default: return Kind::boolean;
  }
}

Result<ExpressionPtr> truth(ExpressionPtr operand, std::string_view what) {
  if (!operand->type.has(Kind::boolean)) {
    return wrong_type(what, Kind::boolean, operand->type, operand->where);
  }
  return operand;
}

}  // namespace

Result<ExpressionPtr> Binder::binary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right,
                                     SourceRange where) {
  if (op == BinaryOperator::in && !right->type.has(Kind::list)) {
    return wrong_type("IN", Kind::list, right->type, right->where);
  }
  if (op == BinaryOperator::add && !left->type.overlaps(Kind::list) &&
      !right->type.overlaps(Kind::list)) {
    const TypeSet addable = arithmetic | TypeSet(Kind::string);
    for (const ExpressionPtr& side : {left, right}) {
      if (!side->type.overlaps(addable)) return wrong_type("+", addable, side->type, side->where);
    }
  }
  if (op > BinaryOperator::add) {
    for (const ExpressionPtr& side : {left, right}) {
      if (!side->type.overlaps(arithmetic)) {
        return wrong_type("arithmetic", types::number, side->type, side->where);
      }
    }
  }
  const TypeSet type = result_type(op, left->type, right->type);
  return make(Binary{op, std::move(left), std::move(right)}, type, where);
}

Result<ExpressionPtr> Binder::comparison_chain(const ast::Chain& node, Allowed allowed) {
  STEMMA_TRY(ExpressionPtr left, expression(node.first, allowed));
  std::vector<ExpressionPtr> parts;
  for (const ast::ChainLink& link : node.links) {
    Result<ExpressionPtr> operand = expression(*link.operand, allowed);
    if (!operand) return perhaps_text(std::move(operand.error()), *link.operand);
    STEMMA_TRY(ExpressionPtr right, std::move(operand));
    parts.push_back(make(Binary{binary_operator(link.op), left, right}, Kind::boolean, node.where));
    left = std::move(right);
  }
  if (parts.size() == 1) return parts.front();
  return make(Logic{LogicOperator::logical_and, std::move(parts)}, Kind::boolean, node.where);
}

Result<ExpressionPtr> Binder::link(ExpressionPtr left, const ast::ChainLink& link,
                                   Allowed allowed) {
  const SourceRange where = {left->where.begin, link.where.end};
  if (link.op == ast::Operator::is_null || link.op == ast::Operator::is_not_null) {
    const auto op =
        link.op == ast::Operator::is_null ? UnaryOperator::is_null : UnaryOperator::is_not_null;
    return make(Unary{op, std::move(left)}, Kind::boolean, where);
  }
  Result<ExpressionPtr> operand = expression(*link.operand, allowed);
  if (!operand && link.op == ast::Operator::subtract)
    return perhaps_hyphen(std::move(operand.error()), *link.operand);
  STEMMA_TRY(ExpressionPtr right, std::move(operand));
  return binary(binary_operator(link.op), std::move(left), std::move(right), where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Chain& node, Allowed allowed) {
  const ast::Operator op = node.links.front().op;
  if (op <= ast::Operator::logical_and) {
    Logic logic{static_cast<LogicOperator>(2 - static_cast<int>(op)), {}};
    logic.op = op == ast::Operator::logical_or    ? LogicOperator::logical_or
               : op == ast::Operator::logical_xor ? LogicOperator::logical_xor
                                                  : LogicOperator::logical_and;
    const std::string_view what = op == ast::Operator::logical_or    ? "OR"
                                  : op == ast::Operator::logical_xor ? "XOR"
                                                                     : "AND";
    STEMMA_TRY(ExpressionPtr first, expression(node.first, allowed));
    STEMMA_TRY(first, truth(std::move(first), what));
    logic.operands.push_back(std::move(first));
    for (const ast::ChainLink& link : node.links) {
      STEMMA_TRY(ExpressionPtr operand, expression(*link.operand, allowed));
      STEMMA_TRY(operand, truth(std::move(operand), what));
      logic.operands.push_back(std::move(operand));
    }
    return make(std::move(logic), Kind::boolean, node.where);
  }
  const Allowed inside{allowed.aggregates, false};
  if (is_comparison(op))
    return comparison_chain(node, Allowed{allowed.aggregates, allowed.patterns});
  // A pattern that is tested for null is true or false, as it is in a comparison.
  const bool is_test = op == ast::Operator::is_null || op == ast::Operator::is_not_null;
  STEMMA_TRY(ExpressionPtr left, expression(node.first, is_test ? allowed : inside));
  constexpr std::size_t nested_links_most = 16;
  if (node.links.size() > nested_links_most) return long_chain(node, std::move(left), inside);
  for (const ast::ChainLink& next : node.links) {
    STEMMA_TRY(left, link(std::move(left), next, inside));
  }
  return left;
}

/// A chain too long to nest: one node, its links in a list.
Result<ExpressionPtr> Binder::long_chain(const ast::Chain& node, ExpressionPtr first,
                                         Allowed allowed) {
  Links chain{std::move(first), {}};
  TypeSet type = chain.first->type;
  for (const ast::ChainLink& next : node.links) {
    if (!next.operand) {
      return make_error(ErrorCode::nesting_too_deep, "IS NULL stands in too long a chain",
                        next.where, "put what is tested in parentheses");
    }
    STEMMA_TRY(ExpressionPtr operand, expression(*next.operand, allowed));
    const BinaryOperator op = binary_operator(next.op);
    // Checked as the pair it is: what the chain has come to so far, and the next operand.
    STEMMA_TRY(const ExpressionPtr pair,
               binary(op, make(Constant{}, type, node.where), operand, node.where));
    type = pair->type;
    chain.links.emplace_back(op, std::move(operand));
  }
  return make(std::move(chain), type, node.where);
}

Result<ExpressionPtr> Binder::bind_node(const ast::Prefixed& node, Allowed allowed) {
  const bool is_logical = node.operators.back() == ast::PrefixOperator::logical_not;
  STEMMA_TRY(ExpressionPtr operand,
             expression(node.operand, Allowed{allowed.aggregates, allowed.patterns && is_logical}));
  for (auto op = node.operators.rbegin(); op != node.operators.rend(); ++op) {
    if (*op == ast::PrefixOperator::logical_not) {
      STEMMA_TRY(operand, truth(std::move(operand), "NOT"));
      operand =
          make(Unary{UnaryOperator::logical_not, std::move(operand)}, Kind::boolean, node.where);
      continue;
    }
    if (!operand->type.overlaps(types::number | TypeSet(Kind::duration))) {
      return wrong_type("a sign", types::number, operand->type, operand->where);
    }
    const TypeSet type = operand->type & (types::number | TypeSet(Kind::duration));
    const auto unary =
        *op == ast::PrefixOperator::minus ? UnaryOperator::minus : UnaryOperator::plus;
    operand = make(Unary{unary, std::move(operand)}, type, node.where);
  }
  return operand;
}

Result<ExpressionPtr> Binder::bind_node(const ast::Postfix& node, Allowed allowed) {
  STEMMA_TRY(ExpressionPtr operand, expression(node.operand, Allowed{allowed.aggregates, false}));
  constexpr std::size_t operations_most = 256;
  if (node.operations.size() > operations_most) {
    return make_error(
        ErrorCode::nesting_too_deep,
        fmt::format("more than {} look-ups stand behind one another", operations_most), node.where,
        "split it with WITH");
  }
  for (const ast::PostfixOperation& operation : node.operations) {
    STEMMA_TRY(operand, postfix(std::move(operand), operation, allowed));
  }
  return operand;
}

Result<ExpressionPtr> Binder::postfix(ExpressionPtr operand, const ast::PostfixOperation& operation,
                                      Allowed allowed) {
  const Allowed inside{allowed.aggregates, false};
  const auto span = [&](const ast::Spanned& op) {
    return SourceRange{operand->where.begin, op.where.end};
  };
  if (const auto* lookup = ast::get_if<ast::PropertyLookup>(operation)) {
    if (!operand->type.overlaps(with_fields)) {
      Error error = wrong_type(fmt::format(".{}", lookup->key.text), with_fields, operand->type,
                               operand->where);
      error.type = ErrorType::type_error;
      return error;
    }
    mentions_.reads_property(operand->type, lookup->key);
    const SourceRange where = span(*lookup);
    return make(Property{std::move(operand), lookup->key.text, site_count_++}, types::any, where);
  }
  if (const auto* test = ast::get_if<ast::LabelTest>(operation)) {
    const SourceRange where = span(*test);
    if (!operand->type.overlaps(types::entity)) {
      return wrong_type("a label test", types::entity, operand->type, operand->where);
    }
    mentions_.reads_labels(operand->type, test->labels);
    return make(LabelTest{std::move(operand), test->labels}, Kind::boolean, where);
  }
  if (!operand->type.overlaps(indexable)) {
    Error error = wrong_type("[...]", indexable, operand->type, operand->where);
    error.type = ErrorType::type_error;
    return error;
  }
  if (const auto* subscript = ast::get_if<ast::Subscript>(operation)) {
    const SourceRange where = span(*subscript);
    STEMMA_TRY(ExpressionPtr index, expression(subscript->index, inside));
    const TypeSet type = operand->type.only(Kind::list) ? operand->element : types::any;
    return make(Subscript{std::move(operand), std::move(index)}, type, where);
  }
  const auto& slice = *ast::get_if<ast::Slice>(operation);
  const SourceRange where = span(slice);
  const TypeSet element = operand->element;
  Slice bound{std::move(operand), nullptr, nullptr};
  if (slice.from) { STEMMA_TRY(bound.from, expression(*slice.from, inside)); }
  if (slice.to) { STEMMA_TRY(bound.to, expression(*slice.to, inside)); }
  return make(std::move(bound), Kind::list, where, element);
}

}  // namespace stemma::engine
