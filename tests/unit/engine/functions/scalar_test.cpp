#include <catch2/catch.hpp>
#include <set>

#include "core/format.hpp"
#include "engine/functions/function.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

std::string call(std::string_view name, ValueList arguments) {
  const ScalarFunction* function = find_scalar(name);
  REQUIRE(function);
  REQUIRE(arguments.size() >= function->arguments_least);
  REQUIRE(arguments.size() <= function->arguments_most);
  FunctionContext context;
  const auto result = function->call(context, arguments);
  if (result) return to_literal(*result);
  return std::string(name_of(result.error().type)) + ' ' +
         std::string(detail_of(result.error().code));
}

Value list(ValueList elements) { return Value(std::move(elements)); }

}  // namespace

TEST_CASE("functions are found without regard to case, and guessed when misspelt", "[functions]") {
  CHECK(find_scalar("TOUPPER") == find_scalar("toUpper"));
  CHECK(find_scalar("nothing") == nullptr);
  CHECK(find_aggregate("COLLECT") != nullptr);
  CHECK(nearest_function("toStrnig") == "toString");
  CHECK(nearest_function("colect") == "collect");
  CHECK(nearest_function("quetzalcoatl").empty());
}

TEST_CASE("every function has one name, a signature that begins with it, and a body",
          "[functions]") {
  std::set<std::string_view> names;
  for (const ScalarFunction& function : all_scalars()) {
    CAPTURE(function.name);
    CHECK(names.insert(function.name).second);
    CHECK(function.signature.starts_with(function.name));
    CHECK(function.call != nullptr);
    CHECK(function.arguments_least <= function.arguments_most);
  }
  for (const AggregateFunction& function : all_aggregates()) {
    CAPTURE(function.name);
    CHECK(names.insert(function.name).second);
    CHECK(function.signature.starts_with(function.name));
  }
}

TEST_CASE("functions of one null answer null", "[functions]") {
  for (const ScalarFunction& function : all_scalars()) {
    if (function.name == "exists" || function.name == "valueType") continue;
    if (function.arguments_most == 0) continue;
    CAPTURE(function.name);
    CHECK(call(function.name, ValueList(std::max<std::size_t>(function.arguments_least, 1))) ==
          "null");
  }
}

TEST_CASE("strings are measured and cut in characters", "[functions]") {
  CHECK(call("size", {"长沙市"}) == "3");
  CHECK(call("char_length", {"é"}) == "1");
  CHECK(call("substring", {"0123456789", 1}) == "'123456789'");
  CHECK(call("substring", {"长沙市区", 1, 2}) == "'沙市'");
  CHECK(call("substring", {"abc", 5}) == "''");
  CHECK(call("substring", {"abc", -1}) == "ArgumentError NumberOutOfRange");
  CHECK(call("left", {"长沙市", 2}) == "'长沙'");
  CHECK(call("right", {"长沙市", 2}) == "'沙市'");
  CHECK(call("right", {"ab", 9}) == "'ab'");
  CHECK(call("reverse", {"raksO"}) == "'Oskar'");
  CHECK(call("reverse", {"长沙"}) == "'沙长'");
}

TEST_CASE("strings change case, are trimmed, replaced and split", "[functions]") {
  CHECK(call("toUpper", {"straße é"}) == "'STRASSE É'");
  CHECK(call("toLower", {"ÀB"}) == "'àb'");
  CHECK(call("trim", {" \t a b \u3000"}) == "'a b'");
  CHECK(call("ltrim", {"xxaxx", "x"}) == "'axx'");
  CHECK(call("rtrim", {"xxaxy", "yx"}) == "'xxa'");
  CHECK(call("btrim", {"长a长", "长"}) == "'a'");
  CHECK(call("replace", {"hello", "l", "w"}) == "'hewwo'");
  CHECK(call("replace", {"hello", "l", "w", 1}) == "'hewlo'");
  CHECK(call("replace", {"hello", "", "w"}) == "'hello'");
  CHECK(call("split", {"one,two,,", ","}) == "['one', 'two', '', '']");
  CHECK(call("split", {"a,b;c", list({",", ";"})}) == "['a', 'b', 'c']");
  CHECK(call("split", {"长沙", ""}) == "['长', '沙']");
}

TEST_CASE("conversions read what they can, null what they cannot", "[functions]") {
  CHECK(call("toInteger", {"1.7"}) == "1");
  CHECK(call("toInteger", {82.9}) == "82");
  CHECK(call("toInteger", {"-0x"}) == "null");
  CHECK(call("toInteger", {" 42 "}) == "42");
  CHECK(call("toInteger", {""}) == "null");
  CHECK(call("toInteger", {1e300}) == "null");
  CHECK(call("toInteger", {list({})}) == "TypeError InvalidArgumentValue");
  CHECK(call("toFloat", {"1e3"}) == "1000.0");
  CHECK(call("toFloat", {"nan(1)"}) == "null");
  CHECK(call("toFloat", {true}) == "TypeError InvalidArgumentValue");
  CHECK(call("toBoolean", {" TRUE "}) == "true");
  CHECK(call("toBoolean", {"yes"}) == "null");
  CHECK(call("toBoolean", {1.0}) == "TypeError InvalidArgumentValue");
  CHECK(call("toString", {2.0}) == "'2.0'");
  CHECK(call("toString", {Value::date(0)}) == "'1970-01-01'");
  CHECK(call("toString", {Value::map({})}) == "TypeError InvalidArgumentValue");
  CHECK(call("toIntegerOrNull", {list({})}) == "null");
  CHECK(call("toFloatList", {list({"1", 2, "x", Value()})}) == "[1.0, 2.0, null, null]");
}

TEST_CASE("lists are taken apart", "[functions]") {
  CHECK(call("head", {list({1, 2})}) == "1");
  CHECK(call("last", {list({1, 2})}) == "2");
  CHECK(call("head", {list({})}) == "null");
  CHECK(call("tail", {list({1, 2, 3})}) == "[2, 3]");
  CHECK(call("tail", {list({})}) == "[]");
  CHECK(call("reverse", {list({1, 2})}) == "[2, 1]");
  CHECK(call("size", {list({1, 2})}) == "2");
  CHECK(call("isEmpty", {""}) == "true");
}

TEST_CASE("range counts both ways, and not without end", "[functions]") {
  CHECK(call("range", {1381, -3412, -1298}) == "[1381, 83, -1215, -2513]");
  CHECK(call("range", {0, 1, 2}) == "[0]");
  CHECK(call("range", {0, -1}) == "[]");
  CHECK(call("range", {0, 1, 0}) == "ArgumentError NumberOutOfRange");
  CHECK(call("range", {0, 1.0}) == "ArgumentError InvalidArgumentType");
  CHECK(call("range", {0, std::int64_t{1} << 40}) == "ResourceError MemoryLimit");
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  CHECK(call("range", {largest - 1, largest}) == "[9223372036854775806, 9223372036854775807]");
  CHECK(call("range", {std::numeric_limits<std::int64_t>::min(), largest, largest}) ==
        "[-9223372036854775808, -1, 9223372036854775806]");
}

TEST_CASE("numbers are rounded as they were written", "[functions]") {
  CHECK(call("round", {-1.5}) == "-1.0");
  CHECK(call("round", {1.5}) == "2.0");
  CHECK(call("round", {0.49999999999999994}) == "0.0");
  CHECK(call("round", {1.005, 2}) == "1.01");
  CHECK(call("round", {-1.55, 1}) == "-1.6");
  CHECK(call("round", {1.249, 1, "UP"}) == "1.3");
  CHECK(call("round", {1.251, 1, "DOWN"}) == "1.2");
  CHECK(call("round", {-1.25, 1, "CEILING"}) == "-1.2");
  CHECK(call("round", {-1.25, 1, "FLOOR"}) == "-1.3");
  CHECK(call("round", {1.25, 1, "HALF_DOWN"}) == "1.2");
  CHECK(call("round", {1.35, 1, "HALF_EVEN"}) == "1.4");
  CHECK(call("round", {1.25, 1, "half_even"}) == "1.2");
  CHECK(call("round", {9.99, 1}) == "10.0");
  CHECK(call("round", {0.004, 1, "UP"}) == "0.1");
  CHECK(call("round", {1234, -2}) == "1200.0");
  CHECK(call("round", {1.5, 0, "SIDEWAYS"}) == "TypeError InvalidArgumentValue");
}

TEST_CASE("mathematical functions", "[functions]") {
  CHECK(call("abs", {-1}) == "1");
  CHECK(call("abs", {-1.5}) == "1.5");
  CHECK(call("abs", {std::numeric_limits<std::int64_t>::min()}) ==
        "ArithmeticError IntegerOverflow");
  CHECK(call("sign", {-3.5}) == "-1");
  CHECK(call("ceil", {1.1}) == "2.0");
  CHECK(call("floor", {-1}) == "-1.0");
  CHECK(call("sqrt", {-1}) == "NaN");
  CHECK(call("log10", {1000}) == "3.0");
  CHECK(call("degrees", {0.0}) == "0.0");
  CHECK(call("sqrt", {"4"}) == "TypeError InvalidArgumentValue");
  CHECK(call("isNaN", {1}) == "false");
}

TEST_CASE("general functions", "[functions]") {
  CHECK(call("coalesce", {Value(), Value(), 3, 4}) == "3");
  CHECK(call("nullIf", {1, 1.0}) == "null");
  CHECK(call("nullIf", {1, 2}) == "1");
  CHECK(call("valueType", {1}) == "'INTEGER NOT NULL'");
  CHECK(call("valueType", {list({1, "a"})}) ==
        "'LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL'");
}

TEST_CASE("rand() stays below 1 and randomUUID() has the form of version 4", "[functions]") {
  FunctionContext context;
  std::set<double> numbers;
  for (int i = 0; i < 1000; ++i) {
    const double number = find_scalar("rand")->call(context, {})->floating();
    CHECK((number >= 0 && number < 1));
    numbers.insert(number);
  }
  CHECK(numbers.size() == 1000);
  const std::string uuid(find_scalar("randomUUID")->call(context, {})->string());
  CHECK(uuid.size() == 36);
  CHECK(uuid[14] == '4');
  CHECK(std::string_view("89ab").find(uuid[19]) != std::string_view::npos);
}
