#include <catch2/catch.hpp>

#include "engine/bind/bound_expression.hpp"
#include "engine/bind/expression_walk.hpp"

namespace stemma::engine::bound {

namespace {

ExpressionPtr property(std::uint32_t slot, const char* key) {
  return make(Property{make(Slot{SlotId{slot}}), key, slot});
}

}  // namespace

TEST_CASE("expressions are the same by structure, whatever their place", "[bind]") {
  const ExpressionPtr a =
      make(Binary{BinaryOperator::add, property(0, "x"), make(Constant{Value(1)})});
  const ExpressionPtr b = make(
      Binary{BinaryOperator::add, property(0, "x"), make(Constant{Value(1)})}, types::any, {5, 9});
  CHECK(same(*a, *b));
}

TEST_CASE("another slot, key, operator or kind of number is another expression", "[bind]") {
  CHECK_FALSE(same(*property(0, "x"), *property(1, "x")));
  CHECK_FALSE(same(*property(0, "x"), *property(0, "y")));
  CHECK_FALSE(same(*make(Constant{Value(1)}), *make(Constant{Value(1.0)})));
}

TEST_CASE("a rewrite puts one expression in the place of another", "[bind]") {
  const ExpressionPtr whole = make(Unary{UnaryOperator::minus, property(0, "x")});
  const ExpressionPtr changed = rewrite(whole, [](const ExpressionPtr& e) -> ExpressionPtr {
    return std::holds_alternative<Property>(e->node) ? make(Constant{Value(3)}) : nullptr;
  });
  const auto* unary = std::get_if<Unary>(&changed->node);
  REQUIRE(unary != nullptr);
  CHECK(std::holds_alternative<Constant>(unary->operand->node));
  CHECK(rewrite(whole, [](const ExpressionPtr&) { return ExpressionPtr(); }) == whole);
}

}  // namespace stemma::engine::bound
