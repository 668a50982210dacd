#include <catch2/catch.hpp>

#include <limits>

#include "engine/execute/aggregate.hpp"

namespace stemma::engine::execute {

TEST_CASE("equal rows get one number, in the order rows come", "[execute]") {
  RowNumbers numbers;
  const Value first[] = {Value(1), Value("a")};
  const Value same[] = {Value(1.0), Value("a")};
  const Value other[] = {Value(1), Value("b")};
  CHECK(numbers.number_of(first).added);
  CHECK_FALSE(numbers.number_of(same).added);
  CHECK(numbers.number_of(other).number == 1);
  CHECK(numbers.size() == 2);
  CHECK(numbers.row(1)[1].string() == "b");
}

TEST_CASE("null and NaN are each one with themselves when rows are numbered", "[execute]") {
  RowNumbers numbers;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Value rows[] = {Value(), Value(nan)};
  CHECK(numbers.number_of({&rows[0], 1}).added);
  CHECK_FALSE(numbers.number_of({&rows[0], 1}).added);
  CHECK(numbers.number_of({&rows[1], 1}).added);
  CHECK_FALSE(numbers.number_of({&rows[1], 1}).added);
}

TEST_CASE("numbering survives growth", "[execute]") {
  RowNumbers numbers;
  for (int round = 0; round < 2; ++round) {
    for (std::int64_t i = 0; i < 5000; ++i) {
      const Value row(i);
      const auto numbered = numbers.number_of({&row, 1});
      REQUIRE(numbered.number == static_cast<std::size_t>(i));
      REQUIRE(numbered.added == (round == 0));
    }
  }
}

}  // namespace stemma::engine::execute
