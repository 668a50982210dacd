#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/functions/arguments.hpp"
#include "engine/functions/rounding.hpp"

namespace stemma::engine {
namespace {

double to_degrees(double x) { return x * 180.0 / std::numbers::pi; }
double to_radians(double x) { return x * std::numbers::pi / 180.0; }
double cotangent(double x) { return 1.0 / std::tan(x); }
double haversine(double x) { return (1.0 - std::cos(x)) / 2.0; }
double ceiling(double x) { return std::ceil(x); }
double floored(double x) { return std::floor(x); }
double square_root(double x) { return std::sqrt(x); }
double exponential(double x) { return std::exp(x); }
double natural_log(double x) { return std::log(x); }
double decimal_log(double x) { return std::log10(x); }
double sine(double x) { return std::sin(x); }
double cosine(double x) { return std::cos(x); }
double tangent(double x) { return std::tan(x); }
double arc_sine(double x) { return std::asin(x); }
double arc_cosine(double x) { return std::acos(x); }
double arc_tangent(double x) { return std::atan(x); }

/// A name as a template argument, so that each function can name itself in an error.
template <std::size_t size>
struct Name {
  char letters[size];
  consteval Name(const char (&text)[size]) { std::copy_n(text, size, letters); }
};

/// A function of one number that gives a FLOAT.
template <Name name, double (*function)(double)>
Result<Value> of_number(FunctionContext&, Arguments arguments) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is_number()) return wrong_argument(name.letters, arguments[0], types::number);
  return Value(function(arguments[0].as_double()));
}

template <Name name, double (*function)(double)>
ScalarFunction float_function(std::string_view signature) {
  static constexpr auto kept = name;
  return {
      kept.letters, signature, 1, 1, {types::number}, Kind::floating, of_number<name, function>};
}

Result<Value> absolute(FunctionContext&, Arguments arguments) {
  const Value& x = arguments[0];
  if (x.is(Kind::floating)) return Value(std::fabs(x.floating()));
  if (!x.is(Kind::integer)) return wrong_argument("abs", x, types::number);
  if (x.integer() == std::numeric_limits<std::int64_t>::min()) return overflow("abs()");
  return Value(std::abs(x.integer()));
}

Result<Value> sign(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is_number()) return wrong_argument("sign", arguments[0], types::number);
  if (arguments[0].is(Kind::integer)) {
    const std::int64_t x = arguments[0].integer();
    return Value(static_cast<std::int64_t>((x > 0) - (x < 0)));
  }
  const double x = arguments[0].floating();
  return Value(static_cast<std::int64_t>((x > 0) - (x < 0)));
}

Result<Value> arc_tangent_2(FunctionContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_number()) return wrong_argument("atan2", argument, types::number);
  }
  return Value(std::atan2(arguments[0].as_double(), arguments[1].as_double()));
}

Result<Value> rounded(FunctionContext&, Arguments arguments) {
  const Value& x = arguments[0];
  if (!x.is_number()) return wrong_argument("round", x, types::number);
  // Without a precision ties go towards plus infinity; with one, away from zero.
  if (arguments.size() == 1) {
    const double below = std::floor(x.as_double());
    return Value(x.as_double() - below >= 0.5 ? below + 1 : below);
  }
  if (!arguments[1].is_number()) return wrong_argument("round", arguments[1], Kind::integer);
  const double places = arguments[1].as_double();
  if (places != std::floor(places) || std::fabs(places) > 400) {
    return out_of_range("round() takes a whole number of decimal places");
  }
  Rounding rounding = Rounding::half_up;
  if (arguments.size() == 3) {
    if (!arguments[2].is(Kind::string)) return wrong_argument("round", arguments[2], Kind::string);
    const auto named = rounding_named(arguments[2].string());
    if (!named) {
      return runtime_error(ErrorCode::invalid_argument_value,
                           fmt::format("round() knows no mode '{}'", arguments[2].string()), {},
                           "UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN");
    }
    rounding = *named;
  }
  return Value(round_decimal(x.as_double(), static_cast<std::int64_t>(places), rounding));
}

Result<Value> is_nan(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is_number()) return wrong_argument("isNaN", arguments[0], types::number);
  return Value(std::isnan(arguments[0].as_double()));
}

Result<Value> pi(FunctionContext&, Arguments) { return Value(std::numbers::pi); }
Result<Value> euler(FunctionContext&, Arguments) { return Value(std::numbers::e); }

}  // namespace

void add_math_functions(std::vector<ScalarFunction>& functions) {
  const TypeSet number = types::number;
  const TypeSet floating = Kind::floating;
  const std::initializer_list<ScalarFunction> family = {
      {"abs", "abs(number)", 1, 1, {number}, number, null_in_null_out<absolute>},
      {"sign", "sign(number)", 1, 1, {number}, Kind::integer, null_in_null_out<sign>},
      {"round",
       "round(number [, places [, mode]])",
       1,
       3,
       {number, number, Kind::string},
       floating,
       null_in_null_out<rounded>},
      {"isNaN", "isNaN(number)", 1, 1, {number}, Kind::boolean, null_in_null_out<is_nan>},
      {"atan2", "atan2(y, x)", 2, 2, {number}, floating, null_in_null_out<arc_tangent_2>},
      {"pi", "pi()", 0, 0, {}, floating, pi},
      {"e", "e()", 0, 0, {}, floating, euler},
      float_function<"ceil", ceiling>("ceil(number)"),
      float_function<"ceiling", ceiling>("ceiling(number)"),
      float_function<"floor", floored>("floor(number)"),
      float_function<"sqrt", square_root>("sqrt(number)"),
      float_function<"exp", exponential>("exp(number)"),
      float_function<"log", natural_log>("log(number)"),
      float_function<"ln", natural_log>("ln(number)"),
      float_function<"log10", decimal_log>("log10(number)"),
      float_function<"sin", sine>("sin(radians)"),
      float_function<"cos", cosine>("cos(radians)"),
      float_function<"tan", tangent>("tan(radians)"),
      float_function<"cot", cotangent>("cot(radians)"),
      float_function<"asin", arc_sine>("asin(number)"),
      float_function<"acos", arc_cosine>("acos(number)"),
      float_function<"atan", arc_tangent>("atan(number)"),
      float_function<"degrees", to_degrees>("degrees(radians)"),
      float_function<"radians", to_radians>("radians(degrees)"),
      float_function<"haversin", haversine>("haversin(radians)"),
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
