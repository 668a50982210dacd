#include <catch2/catch.hpp>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/scope.hpp"

namespace stemma::engine {

TEST_CASE("the nearest name is offered, a far one is not", "[bind]") {
  Scope scope;
  scope.set("person", Variable{});
  CHECK(scope.nearest("persn") == "person");
  CHECK(scope.nearest("company").empty());
}

TEST_CASE("function names are compared without regard to case", "[bind]") {
  CHECK(is_name("toUpper", "TOUPPER"));
  CHECK_FALSE(is_name("toUpper", "toUppe"));
}

}  // namespace stemma::engine
