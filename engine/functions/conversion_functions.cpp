#include <charconv>
#include <cmath>
#include <optional>

#include "core/format.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/functions/characters.hpp"

namespace stemma::engine {
namespace {

/// A conversion: a value, null where the text says nothing of the kind, or nothing where the kind
/// of value cannot be converted at all.
using Conversion = std::optional<Value>;
using Convert = Conversion (*)(const Value&);

constexpr TypeSet textual = {
    Kind::string,     Kind::integer, Kind::floating,        Kind::boolean,   Kind::date,
    Kind::local_time, Kind::time,    Kind::local_date_time, Kind::date_time, Kind::duration};
constexpr TypeSet integral = {Kind::string, Kind::integer, Kind::floating, Kind::boolean};
constexpr TypeSet numeric = {Kind::string, Kind::integer, Kind::floating};
constexpr TypeSet truthful = {Kind::string, Kind::integer, Kind::boolean};

std::string_view without_space(std::string_view text) {
  while (!text.empty() && is_space(text.substr(0, 1))) text.remove_prefix(1);
  while (!text.empty() && is_space(text.substr(text.size() - 1))) text.remove_suffix(1);
  return text;
}

std::optional<double> parsed_float(std::string_view text) {
  text = without_space(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  // from_chars also reads inf and nan, spelt in ways the language does not.
  if (text == "NaN") return std::nan("");
  if (text == "Infinity") return HUGE_VAL;
  if (text == "-Infinity") return -HUGE_VAL;
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return {};
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Value whole_part(double value) {
  if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0)) return {};
  return static_cast<std::int64_t>(value);
}

Value parsed_integer(std::string_view text) {
  text = without_space(text);
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec == std::errc() && read.ptr == digits.data() + digits.size()) return value;
  const auto number = parsed_float(text);
  return number ? whole_part(*number) : Value();
}

Conversion to_string(const Value& value) {
  if (value.is(Kind::string)) return value;
  if (!textual.has(value.kind())) return {};
  return to_plain_text(value);
}

Conversion to_integer(const Value& value) {
  switch (value.kind()) {
    case Kind::integer: return value;
    case Kind::floating: return whole_part(value.floating());
    case Kind::boolean: return value.boolean() ? 1 : 0;
    case Kind::string: return parsed_integer(value.string());
    default: return {};
  }
}

Conversion to_float(const Value& value) {
  switch (value.kind()) {
    case Kind::floating: return value;
    case Kind::integer: return value.as_double();
    case Kind::string: {
      const auto number = parsed_float(value.string());
      return number ? Value(*number) : Value();
    }
    default: return {};
  }
}

Conversion to_boolean(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean: return value;
    case Kind::integer: return value.integer() != 0;
    case Kind::string: {
      const std::string text = to_lower(without_space(value.string()));
      if (text == "true") return true;
      if (text == "false") return false;
      return Value();
    }
    default: return {};
  }
}

template <Convert convert, const char* name, const TypeSet& accepted>
Result<Value> strict(FunctionContext&, Arguments arguments) {
  if (arguments[0].is_null()) return Value();
  if (Conversion converted = convert(arguments[0])) return std::move(*converted);
  return wrong_argument(name, arguments[0], accepted);
}

template <Convert convert>
Result<Value> or_null(FunctionContext&, Arguments arguments) {
  return convert(arguments[0]).value_or(Value());
}

template <Convert convert, const char* name>
Result<Value> of_list(FunctionContext&, Arguments arguments) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is(Kind::list)) { return wrong_argument(name, arguments[0], Kind::list); }
  ValueList converted;
  converted.reserve(arguments[0].list().size());
  for (const Value& element : arguments[0].list()) {
    converted.push_back(convert(element).value_or(Value()));
  }
  return Value(std::move(converted));
}

constexpr char string_name[] = "toString";
constexpr char string_list_name[] = "toStringList";
constexpr char integer_name[] = "toInteger";
constexpr char integer_list_name[] = "toIntegerList";
constexpr char float_name[] = "toFloat";
constexpr char float_list_name[] = "toFloatList";
constexpr char boolean_name[] = "toBoolean";
constexpr char boolean_list_name[] = "toBooleanList";

}  // namespace

void add_conversion_functions(std::vector<ScalarFunction>& functions) {
  const TypeSet list = Kind::list;
  const std::initializer_list<ScalarFunction> family = {
      {"toString",
       "toString(value)",
       1,
       1,
       {textual},
       Kind::string,
       strict<to_string, string_name, textual>},
      {"toInteger",
       "toInteger(value)",
       1,
       1,
       {integral},
       Kind::integer,
       strict<to_integer, integer_name, integral>},
      {"toFloat",
       "toFloat(value)",
       1,
       1,
       {numeric},
       Kind::floating,
       strict<to_float, float_name, numeric>},
      {"toBoolean",
       "toBoolean(value)",
       1,
       1,
       {truthful},
       Kind::boolean,
       strict<to_boolean, boolean_name, truthful>},
      {"toStringOrNull", "toStringOrNull(value)", 1, 1, {}, Kind::string, or_null<to_string>},
      {"toIntegerOrNull", "toIntegerOrNull(value)", 1, 1, {}, Kind::integer, or_null<to_integer>},
      {"toFloatOrNull", "toFloatOrNull(value)", 1, 1, {}, Kind::floating, or_null<to_float>},
      {"toBooleanOrNull", "toBooleanOrNull(value)", 1, 1, {}, Kind::boolean, or_null<to_boolean>},
      {"toStringList",
       "toStringList(list)",
       1,
       1,
       {list},
       list,
       of_list<to_string, string_list_name>},
      {"toIntegerList",
       "toIntegerList(list)",
       1,
       1,
       {list},
       list,
       of_list<to_integer, integer_list_name>},
      {"toFloatList", "toFloatList(list)", 1, 1, {list}, list, of_list<to_float, float_list_name>},
      {"toBooleanList",
       "toBooleanList(list)",
       1,
       1,
       {list},
       list,
       of_list<to_boolean, boolean_list_name>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
