#include <algorithm>
#include <type_traits>

#include "core/order.hpp"
#include "engine/bind/bound_expression.hpp"
#include "engine/bind/expression_walk.hpp"

namespace stemma::engine::bound {

namespace {

/// What a node says besides its children. Kinds that are not here are never the same: subqueries,
/// what brings locals of its own.
struct SameHead {
  bool operator()(const Constant& a, const Constant& b) const {
    return a.value.kind() == b.value.kind() && equivalent(a.value, b.value);
  }
  bool operator()(const ParameterReference& a, const ParameterReference& b) const {
    return a.name == b.name;
  }
  bool operator()(const Slot& a, const Slot& b) const { return a.slot == b.slot; }
  bool operator()(const Local& a, const Local& b) const { return a.local == b.local; }
  bool operator()(const Property& a, const Property& b) const { return a.key == b.key; }
  bool operator()(const Binary& a, const Binary& b) const { return a.op == b.op; }
  bool operator()(const Logic& a, const Logic& b) const { return a.op == b.op; }
  bool operator()(const Unary& a, const Unary& b) const { return a.op == b.op; }
  bool operator()(const Call& a, const Call& b) const {
    return a.function == b.function && a.function->constant;
  }
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
  bool operator()(const List&, const List&) const { return true; }
  bool operator()(const Subscript&, const Subscript&) const { return true; }
  bool operator()(const MergedMap&, const MergedMap&) const { return true; }
  bool operator()(const AllProperties&, const AllProperties&) const { return true; }
};

bool same_head(const Expression::Node& a, const Expression::Node& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&](const auto& x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_invocable_v<SameHead, const T&, const T&>) {
          return SameHead{}(x, std::get<T>(b));
        } else {
          return false;
        }
      },
      a);
}

}  // namespace

bool same(const Expression& a, const Expression& b) {
  if (&a == &b) return true;
  if (!same_head(a.node, b.node)) return false;
  std::vector<ExpressionPtr> left;
  std::vector<ExpressionPtr> right;
  for_each_child(a, [&](const ExpressionPtr& child) { left.push_back(child); });
  for_each_child(b, [&](const ExpressionPtr& child) { right.push_back(child); });
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const ExpressionPtr& x, const ExpressionPtr& y) { return same(*x, *y); });
}

}  // namespace stemma::engine::bound
