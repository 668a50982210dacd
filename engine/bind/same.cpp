#include <algorithm>
#include <type_traits>

#include "core/order.hpp"
#include "engine/bind/bound_expression.hpp"
#include "engine/bind/expression_walk.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine::bound {

namespace {

bool same_labels(const ast::LabelExpression& a, const ast::LabelExpression& b);

struct SameLabels {
  const ast::LabelExpression& other;

  bool operator()(const ast::Name& name) const {
    const auto* theirs = ast::get_if<ast::Name>(other);
    return theirs != nullptr && theirs->text == name.text;
  }
  bool operator()(const ast::LabelWildcard&) const {
    return ast::get_if<ast::LabelWildcard>(other) != nullptr;
  }
  bool operator()(const ast::LabelNot& no) const {
    const auto* theirs = ast::get_if<ast::LabelNot>(other);
    return theirs != nullptr && same_labels(no.operand, theirs->operand);
  }
  bool operator()(const ast::LabelChain& chain) const {
    const auto* theirs = ast::get_if<ast::LabelChain>(other);
    return theirs != nullptr && theirs->op == chain.op &&
           std::equal(chain.operands.begin(), chain.operands.end(), theirs->operands.begin(),
                      theirs->operands.end(), same_labels);
  }
};

bool same_labels(const ast::LabelExpression& a, const ast::LabelExpression& b) {
  return ast::visit(SameLabels{b}, a);
}

/// Locals of the one expression, and what stands for them in the other.
using Locals = std::vector<std::pair<LocalId, LocalId>>;

/// What a node says besides its children; notes the locals that it brings.
struct SameHead {
  Locals& locals;

  bool operator()(const Constant& a, const Constant& b) const {
    return a.value.kind() == b.value.kind() && equivalent(a.value, b.value);
  }
  bool operator()(const ParameterReference& a, const ParameterReference& b) const {
    return a.name == b.name;
  }
  bool operator()(const Slot& a, const Slot& b) const { return a.slot == b.slot; }
  bool operator()(const Local& a, const Local& b) const {
    for (const auto& [left, right] : locals) {
      if (left == a.local || right == b.local) return left == a.local && right == b.local;
    }
    return a.local == b.local;
  }
  bool operator()(const Property& a, const Property& b) const { return a.key == b.key; }
  bool operator()(const Binary& a, const Binary& b) const { return a.op == b.op; }
  bool operator()(const Logic& a, const Logic& b) const { return a.op == b.op; }
  bool operator()(const Unary& a, const Unary& b) const { return a.op == b.op; }
  bool operator()(const LabelTest& a, const LabelTest& b) const {
    return same_labels(a.labels, b.labels);
  }
  bool operator()(const Call& a, const Call& b) const { return a.function == b.function; }
  bool operator()(const Aggregate& a, const Aggregate& b) const {
    return a.function == b.function && a.distinct == b.distinct;
  }
  bool operator()(const Map& a, const Map& b) const {
    return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [](const auto& m, const auto& n) { return m.first == n.first; });
  }
  bool operator()(const Case& a, const Case& b) const {
    return a.alternatives.size() == b.alternatives.size() && !a.subject == !b.subject &&
           !a.otherwise == !b.otherwise;
  }
  bool operator()(const Slice& a, const Slice& b) const {
    return !a.from == !b.from && !a.to == !b.to;
  }
  bool operator()(const Links& a, const Links& b) const {
    return std::equal(a.links.begin(), a.links.end(), b.links.begin(), b.links.end(),
                      [](const auto& m, const auto& n) { return m.first == n.first; });
  }
  bool operator()(const Comprehension& a, const Comprehension& b) const {
    locals.emplace_back(a.local, b.local);
    return !a.filter == !b.filter && !a.projection == !b.projection;
  }
  bool operator()(const Quantified& a, const Quantified& b) const {
    locals.emplace_back(a.local, b.local);
    return a.quantifier == b.quantifier && !a.filter == !b.filter;
  }
  bool operator()(const Reduction& a, const Reduction& b) const {
    locals.emplace_back(a.local, b.local);
    locals.emplace_back(a.accumulator, b.accumulator);
    return !a.predicate == !b.predicate;
  }
  /// By its text, and what that speaks of.
  bool operator()(const Subquery& a, const Subquery& b) const {
    return a.kind == b.kind && a.text == b.text && a.reads == b.reads &&
           std::equal(a.imports.begin(), a.imports.end(), b.imports.begin(), b.imports.end(),
                      [&](const auto& m, const auto& n) {
                        return (*this)(Local{m.first}, Local{n.first});
                      });
  }
  bool operator()(const PathOf& a, const PathOf& b) const { return a.elements == b.elements; }
  bool operator()(const List&, const List&) const { return true; }
  bool operator()(const Subscript&, const Subscript&) const { return true; }
  bool operator()(const MergedMap&, const MergedMap&) const { return true; }
  bool operator()(const AllProperties&, const AllProperties&) const { return true; }
};

bool same_head(const Expression::Node& a, const Expression::Node& b, Locals& locals) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&](const auto& x) { return SameHead{locals}(x, std::get<std::decay_t<decltype(x)>>(b)); },
      a);
}

bool same_within(const Expression& a, const Expression& b, Locals& locals) {
  if (&a == &b) return true;
  if (!same_head(a.node, b.node, locals)) return false;
  std::vector<ExpressionPtr> left;
  std::vector<ExpressionPtr> right;
  for_each_child(a, [&](const ExpressionPtr& child) { left.push_back(child); });
  for_each_child(b, [&](const ExpressionPtr& child) { right.push_back(child); });
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const ExpressionPtr& x, const ExpressionPtr& y) { return same_within(*x, *y, locals); });
}

}  // namespace

bool same(const Expression& a, const Expression& b) {
  Locals locals;
  return same_within(a, b, locals);
}

bool is_repeatable(const Expression& expression) {
  const auto* call = std::get_if<Call>(&expression.node);
  bool repeatable = call == nullptr || call->function->constant;
  for_each_child(expression, [&](const ExpressionPtr& child) {
    repeatable = repeatable && is_repeatable(*child);
  });
  return repeatable;
}

}  // namespace stemma::engine::bound
