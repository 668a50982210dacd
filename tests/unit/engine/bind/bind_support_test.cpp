#include <catch2/catch.hpp>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/scope.hpp"

namespace stemma::engine {

TEST_CASE("edit distance counts insertions, deletions and replacements", "[bind]") {
  CHECK(edit_distance("person", "persn", 2) == 1);
  CHECK(edit_distance("kitten", "sitting", 3) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
}

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
