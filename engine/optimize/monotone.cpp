#include "engine/optimize/monotone.hpp"

#include "engine/bind/expression_walk.hpp"

namespace stemma::engine::optimize {

using namespace bound;
using plan::MonotoneBound;

namespace {

bool is(const ExpressionPtr& expression, LocalId local) {
  const auto* read = std::get_if<Local>(&expression->node);
  return read != nullptr && read->local == local;
}

bool reads(const ExpressionPtr& expression, LocalId local) {
  bool found = false;
  for_each_local(*expression, [&](LocalId each) { found = found || each == local; });
  return found;
}

/// `a op b` read from its other side.
std::optional<BinaryOperator> turned(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::less: return BinaryOperator::greater;
    case BinaryOperator::less_equal: return BinaryOperator::greater_equal;
    case BinaryOperator::greater: return BinaryOperator::less;
    case BinaryOperator::greater_equal: return BinaryOperator::less_equal;
    default: return {};
  }
}

bool is_below(BinaryOperator op) {
  return op == BinaryOperator::less || op == BinaryOperator::less_equal;
}

/// `accumulator op other`, whichever is written first.
struct Comparison {
  BinaryOperator op;
  ExpressionPtr other;
};
std::optional<Comparison> comparison(const ExpressionPtr& expression, LocalId accumulator) {
  const auto* binary = std::get_if<Binary>(&expression->node);
  if (binary == nullptr || !turned(binary->op)) return {};
  if (is(binary->left, accumulator)) return Comparison{binary->op, binary->right};
  if (is(binary->right, accumulator)) return Comparison{*turned(binary->op), binary->left};
  return {};
}

struct Term {
  MonotoneBound::Kind kind;
  ExpressionPtr factor;
};

/// CASE WHEN acc < x THEN acc ELSE x END, and its other spellings.
std::optional<Term> choice(const Case& node, LocalId accumulator) {
  if (node.subject || node.alternatives.size() != 1 || !node.otherwise) return {};
  const auto& [when, then] = node.alternatives[0];
  const std::optional<Comparison> asked = comparison(when, accumulator);
  if (!asked) return {};
  const bool keeps = is(then, accumulator) && same(*node.otherwise, *asked->other);
  const bool takes = is(node.otherwise, accumulator) && same(*then, *asked->other);
  if ((!keeps && !takes) || !is_repeatable(*asked->other)) return {};
  const bool least = is_below(asked->op) == keeps;
  return Term{least ? MonotoneBound::Kind::least : MonotoneBound::Kind::greatest, asked->other};
}

std::optional<Term> term(const ExpressionPtr& step, LocalId accumulator) {
  if (const auto* node = std::get_if<Case>(&step->node)) return choice(*node, accumulator);
  const auto* binary = std::get_if<Binary>(&step->node);
  if (binary == nullptr) return {};
  if (binary->op != BinaryOperator::multiply && binary->op != BinaryOperator::add) return {};
  const auto kind = binary->op == BinaryOperator::multiply ? MonotoneBound::Kind::product
                                                           : MonotoneBound::Kind::sum;
  if (is(binary->left, accumulator)) return Term{kind, binary->right};
  if (is(binary->right, accumulator)) return Term{kind, binary->left};
  return {};
}

}  // namespace

std::optional<MonotoneBound> monotone(const Reduction& reduction) {
  const std::optional<Term> found = term(reduction.step, reduction.accumulator);
  if (!found || reads(found->factor, reduction.accumulator)) return {};
  const std::optional<Comparison> limit = comparison(reduction.predicate, reduction.accumulator);
  if (!limit || reads(limit->other, reduction.accumulator) || reads(limit->other, reduction.local))
    return {};
  const bool grows =
      found->kind == MonotoneBound::Kind::sum || found->kind == MonotoneBound::Kind::greatest;
  if (is_below(limit->op) != grows) return {};
  return MonotoneBound{found->kind, found->factor, limit->op, limit->other};
}

}  // namespace stemma::engine::optimize
