#include <catch2/catch.hpp>

#include "core/format.hpp"
#include "engine/functions/function.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

std::string aggregated(std::string_view name, const ValueList& rows, ValueList rest = {}) {
  const auto state = find_aggregate(name)->make();
  for (const Value& row : rows) {
    ValueList arguments = {row};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    const auto added = state->add(arguments);
    if (!added) return std::string(detail_of(added.error().code));
  }
  const auto result = state->finish();
  return result ? to_literal(*result) : std::string(detail_of(result.error().code));
}

}  // namespace

TEST_CASE("aggregates leave nulls out", "[functions]") {
  CHECK(aggregated("count", {1, Value(), 2}) == "2");
  CHECK(aggregated("collect", {1, Value(), 2}) == "[1, 2]");
  CHECK(aggregated("sum", {33, Value(), 42}) == "75");
  CHECK(aggregated("avg", {1, Value(), 2}) == "1.5");
}

TEST_CASE("aggregates over nothing", "[functions]") {
  CHECK(aggregated("count", {}) == "0");
  CHECK(aggregated("sum", {}) == "0");
  CHECK(aggregated("avg", {}) == "null");
  CHECK(aggregated("min", {Value()}) == "null");
  CHECK(aggregated("collect", {}) == "[]");
  CHECK(aggregated("stDev", {}) == "0.0");
  CHECK(aggregated("percentileDisc", {}, {0.5}) == "null");
}

TEST_CASE("sums stay integers until a float comes, and do not overflow in silence", "[functions]") {
  CHECK(aggregated("sum", {1, 2.5}) == "3.5");
  CHECK(aggregated("sum", {std::numeric_limits<std::int64_t>::max(), 1}) == "IntegerOverflow");
  CHECK(aggregated("sum", {1, "a"}) == "InvalidArgumentValue");
  CHECK(aggregated("avg", {std::numeric_limits<std::int64_t>::max(), 1}) ==
        "4611686018427387904.0");
}

TEST_CASE("min and max follow the order of ORDER BY", "[functions]") {
  const ValueList mixed = {1, "a", Value(), Value(ValueList{1, 2}), 0.2, "b"};
  CHECK(aggregated("max", mixed) == "1");
  CHECK(aggregated("min", mixed) == "[1, 2]");
  CHECK(aggregated("max", {"a", "b", "B", "abc"}) == "'b'");
}

TEST_CASE("percentiles", "[functions]") {
  const ValueList prices = {30.0, 10.0, 20.0, 40.0};
  CHECK(aggregated("percentileDisc", prices, {0.0}) == "10.0");
  CHECK(aggregated("percentileDisc", prices, {0.5}) == "20.0");
  CHECK(aggregated("percentileDisc", prices, {0.51}) == "30.0");
  CHECK(aggregated("percentileDisc", prices, {1.0}) == "40.0");
  CHECK(aggregated("percentileDisc", {3, 1, 2}, {0.5}) == "2");
  CHECK(aggregated("percentileCont", prices, {0.5}) == "25.0");
  CHECK(aggregated("percentileCont", prices, {1.0}) == "40.0");
  CHECK(aggregated("percentileCont", prices, {1.1}) == "NumberOutOfRange");
  CHECK(aggregated("percentileCont", prices, {-1}) == "NumberOutOfRange");
}

TEST_CASE("standard deviations of the sample and of the population", "[functions]") {
  CHECK(aggregated("stDevP", {2, 4, 4, 4, 5, 5, 7, 9}) == "2.0");
  CHECK(aggregated("stDev", {1, 3}) == "1.4142135623730951");
}
