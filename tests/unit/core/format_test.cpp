#include "core/format.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace stemma;

TEST_CASE("floats print shortest, and always as floats", "[core]") {
  CHECK(format_double(1) == "1.0");
  CHECK(format_double(0.1) == "0.1");
  CHECK(format_double(-0.0) == "-0.0");
  CHECK(format_double(1e-7) == "1e-7");
  CHECK(format_double(1e10) == "10000000000.0");
  CHECK(format_double(1.5e300) == "1.5e300");
  CHECK(format_double(0.1 + 0.2) == "0.30000000000000004");
  CHECK(format_double(std::numeric_limits<double>::infinity()) == "Infinity");
  CHECK(format_double(std::numeric_limits<double>::quiet_NaN()) == "NaN");
}

TEST_CASE("literals read back as what they print", "[core]") {
  CHECK(to_literal(Value("it's a \\ \n")) == "'it\\'s a \\\\ \\n'");
  CHECK(to_literal(Value(ValueList{1, 2.0, Value(), true})) == "[1, 2.0, null, true]");
  CHECK(to_literal(Value::map({{"b", 1}, {"a b", "x"}})) == "{`a b`: 'x', b: 1}");
  CHECK(to_literal(Value(NodeId{1})) == "(#1)");
  CHECK(to_literal(Value(PathValue{{NodeId{1}, NodeId{3}}, {RelationshipId{2}}})) ==
        "<(#1)-[#2]-(#3)>");
  CHECK(to_literal(Value::date(18348)) == "'2020-03-27'");
}

TEST_CASE("temporal values print as ISO 8601", "[core]") {
  constexpr std::int64_t half_past_noon = 45'000'000'000'000;
  CHECK(format_temporal(Value::date(0)) == "1970-01-01");
  CHECK(format_temporal(Value::date(-719'529)) == "-0001-12-31");
  CHECK(format_temporal(Value::date(2'932'897)) == "+10000-01-01");
  CHECK(format_temporal(Value::local_time({half_past_noon, 0})) == "12:30");
  CHECK(format_temporal(Value::local_time({half_past_noon + 500'000'000, 0})) == "12:30:00.5");
  CHECK(format_temporal(Value::time({half_past_noon, 0})) == "12:30Z");
  CHECK(format_temporal(Value::time({half_past_noon, -7507})) == "12:30-02:05:07");
  CHECK(format_temporal(Value::date_time({18348, half_past_noon, 3600, "Europe/Paris"})) ==
        "2020-03-27T12:30+01:00[Europe/Paris]");
}

TEST_CASE("durations print by parts, seconds with the sign of the whole", "[core]") {
  const auto text = [](DurationValue d) { return format_temporal(Value::duration(d)); };
  CHECK(text({}) == "PT0S");
  CHECK(text({149, 14, 58'390, 1}) == "P12Y5M14DT16H13M10.000000001S");
  CHECK(text({149, -14, 57'600, 0}) == "P12Y5M-14DT16H");
  CHECK(text({0, 0, -3, 999'000'000}) == "PT-2.001S");
  CHECK(text({0, 1, -1, 999'000'000}) == "P1DT-0.001S");
  CHECK(text({0, 0, -60, 1'000'000}) == "PT-59.999S");
  CHECK(text({0, 0, -61, 999'000'000}) == "PT-1M-0.001S");
  CHECK(text({-20, 0, 0, 0}) == "P-1Y-8M");
}
