#include <algorithm>
#include <type_traits>

#include "core/order.hpp"
#include "engine/bind/bound_expression.hpp"
#include "engine/bind/expression_walk.hpp"

namespace stemma::engine::bound {

namespace {

/// What a node says besides its children; subqueries are never the same.
bool same_head(const Expression::Node& a, const Expression::Node& b) {
  if (a.index() != b.index()) return false;
  const auto equal = [&]<typename T>(const auto& test, std::type_identity<T>) {
    return test(std::get<T>(a), std::get<T>(b));
  };
  if (std::holds_alternative<Constant>(a)) {
    return equal(
        [](const Constant& x, const Constant& y) {
          return x.value.kind() == y.value.kind() && equivalent(x.value, y.value);
        },
        std::type_identity<Constant>());
  }
  if (std::holds_alternative<ParameterReference>(a)) {
    return equal(
        [](const ParameterReference& x, const ParameterReference& y) { return x.name == y.name; },
        std::type_identity<ParameterReference>());
  }
  if (std::holds_alternative<Slot>(a)) {
    return equal([](const Slot& x, const Slot& y) { return x.slot == y.slot; },
                 std::type_identity<Slot>());
  }
  if (std::holds_alternative<Local>(a)) {
    return equal([](const Local& x, const Local& y) { return x.local == y.local; },
                 std::type_identity<Local>());
  }
  if (std::holds_alternative<Property>(a)) {
    return equal([](const Property& x, const Property& y) { return x.key == y.key; },
                 std::type_identity<Property>());
  }
  if (std::holds_alternative<Binary>(a)) {
    return equal([](const Binary& x, const Binary& y) { return x.op == y.op; },
                 std::type_identity<Binary>());
  }
  if (std::holds_alternative<Logic>(a)) {
    return equal([](const Logic& x, const Logic& y) { return x.op == y.op; },
                 std::type_identity<Logic>());
  }
  if (std::holds_alternative<Unary>(a)) {
    return equal([](const Unary& x, const Unary& y) { return x.op == y.op; },
                 std::type_identity<Unary>());
  }
  if (std::holds_alternative<Call>(a)) {
    return equal([](const Call& x,
                    const Call& y) { return x.function == y.function && x.function->constant; },
                 std::type_identity<Call>());
  }
  if (std::holds_alternative<Aggregate>(a)) {
    return equal(
        [](const Aggregate& x, const Aggregate& y) {
          return x.function == y.function && x.distinct == y.distinct;
        },
        std::type_identity<Aggregate>());
  }
  if (std::holds_alternative<Map>(a)) {
    return equal(
        [](const Map& x, const Map& y) {
          return std::equal(x.entries.begin(), x.entries.end(), y.entries.begin(), y.entries.end(),
                            [](const auto& m, const auto& n) { return m.first == n.first; });
        },
        std::type_identity<Map>());
  }
  if (std::holds_alternative<Case>(a)) {
    return equal(
        [](const Case& x, const Case& y) {
          return x.alternatives.size() == y.alternatives.size() && !x.subject == !y.subject &&
                 !x.otherwise == !y.otherwise;
        },
        std::type_identity<Case>());
  }
  if (std::holds_alternative<Slice>(a)) {
    return equal(
        [](const Slice& x, const Slice& y) { return !x.from == !y.from && !x.to == !y.to; },
        std::type_identity<Slice>());
  }
  if (const auto* x = std::get_if<Links>(&a)) {
    const auto& y = std::get<Links>(b);
    return std::equal(x->links.begin(), x->links.end(), y.links.begin(), y.links.end(),
                      [](const auto& m, const auto& n) { return m.first == n.first; });
  }
  return std::holds_alternative<List>(a) || std::holds_alternative<Subscript>(a) ||
         std::holds_alternative<MergedMap>(a) || std::holds_alternative<AllProperties>(a);
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
