#include "tests/tck/gherkin.hpp"

#include <catch2/catch.hpp>

namespace stemma::tck {

TEST_CASE("a background stands before the steps of every scenario", "[tck]") {
  const auto feature = read_feature(R"(Feature: F
  Some words about it.

  Background:
    Given an empty graph

  @one @two
  Scenario: [1] first
    When executing query:
      """
      RETURN 1
        AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |

  Scenario: [2] second
    And no side effects
)");
  REQUIRE(feature);
  REQUIRE(feature->scenarios.size() == 2);
  const Scenario& first = feature->scenarios[0];
  CHECK(first.tags == std::vector<std::string>{"@one", "@two"});
  REQUIRE(first.steps.size() == 3);
  CHECK(first.steps[0].text == "an empty graph");
  CHECK(first.steps[1].document == "RETURN 1\n  AS x");
  CHECK(first.steps[2].table == observation::CellTable{{"x"}, {"1"}});
  CHECK(feature->scenarios[1].tags.empty());
  CHECK(feature->scenarios[1].steps.size() == 2);
}

TEST_CASE("an outline becomes one scenario an example, counted over all tables", "[tck]") {
  const auto feature = read_feature(R"(Feature: F
  Scenario Outline: [1] of <a>
    When executing query:
      """
      RETURN <a> < <b>
      """
    Then the result should be, in any order:
      | <a> < <b> |
      | <b>       |

    Examples:
      | a | b   |
      | 1 | <a> |
    Examples:
      | a | b   |
      | 2 | 'x' |
)");
  REQUIRE(feature);
  REQUIRE(feature->scenarios.size() == 2);
  CHECK(feature->scenarios[0].name == "[1] of 1");
  CHECK(feature->scenarios[0].steps[0].document == "RETURN 1 < <a>");
  CHECK(feature->scenarios[1].example == 2);
  CHECK(feature->scenarios[1].steps[1].table == observation::CellTable{{"2 < 'x'"}, {"'x'"}});
}

TEST_CASE("cells are trimmed first and unescaped then", "[tck]") {
  CHECK(observation::read_cells(R"(  | a\|b | \\n | \n x | '\'' | )") ==
        observation::Cells{"a|b", "\\n", "\n x", R"('\'')"});
  CHECK(observation::read_cells("  |").empty());
  CHECK(observation::read_cells("||") == observation::Cells{""});
}

TEST_CASE("a step outside a scenario is an error with its line", "[tck]") {
  const auto feature = read_feature("Feature: F\n  Scenario: s\n    Suppose it rains\n");
  REQUIRE_FALSE(feature);
  CHECK(feature.error().message.find("line 3") != std::string::npos);
}

}  // namespace stemma::tck
