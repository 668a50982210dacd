#include <fmt/format.h>

#include <algorithm>

#include "engine/functions/arguments.hpp"
#include "engine/functions/characters.hpp"

namespace stemma::engine {
namespace {

/// Elements that range() makes at most: 1 GiB of values.
constexpr std::uint64_t range_elements_max = std::uint64_t{1} << 26;

constexpr TypeSet sized = {Kind::list, Kind::string};

Result<Value> size(FunctionContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::list)) return Value(static_cast<std::int64_t>(value.list().size()));
  if (value.is(Kind::string)) return Value(count_characters(value.string()));
  return wrong_argument("size", value, sized);
}

Result<Value> head(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is(Kind::list)) return wrong_argument("head", arguments[0], Kind::list);
  const ValueList& list = arguments[0].list();
  return list.empty() ? Value() : list.front();
}

Result<Value> last(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is(Kind::list)) return wrong_argument("last", arguments[0], Kind::list);
  const ValueList& list = arguments[0].list();
  return list.empty() ? Value() : list.back();
}

Result<Value> tail(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is(Kind::list)) return wrong_argument("tail", arguments[0], Kind::list);
  const ValueList& list = arguments[0].list();
  if (list.empty()) return arguments[0];
  return Value(ValueList(list.begin() + 1, list.end()));
}

Result<Value> reverse(FunctionContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::list)) return Value(ValueList(value.list().rbegin(), value.list().rend()));
  if (!value.is(Kind::string)) return wrong_argument("reverse", value, sized);
  const auto characters = each_character(value.string());
  std::string reversed;
  std::for_each(characters.rbegin(), characters.rend(),
                [&](std::string_view character) { reversed += character; });
  return Value(reversed);
}

Error not_an_integer(const Value& value) {
  Error error =
      runtime_error(ErrorCode::invalid_argument_type,
                    fmt::format("range() takes INTEGER arguments, not {}", name_of(value.kind())),
                    {}, "range(1, 3) is [1, 2, 3]; range(3, 1, -1) is [3, 2, 1]");
  error.type = ErrorType::argument_error;
  return error;
}

Result<Value> range(FunctionContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is(Kind::integer)) return not_an_integer(argument);
  }
  const std::int64_t from = arguments[0].integer();
  const std::int64_t to = arguments[1].integer();
  const std::int64_t step = arguments.size() > 2 ? arguments[2].integer() : 1;
  if (step == 0) return out_of_range("range() cannot step by 0", "leave the step out to count up");
  if (step > 0 ? from > to : from < to) return Value(ValueList());

  // Unsigned, because the ends may lie further apart than an INTEGER reaches.
  const std::uint64_t distance =
      step > 0 ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
               : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
  const std::uint64_t stride =
      step > 0 ? static_cast<std::uint64_t>(step) : -static_cast<std::uint64_t>(step);
  const std::uint64_t steps = distance / stride;
  if (steps >= range_elements_max) {
    return runtime_error(ErrorCode::memory_limit,
                         fmt::format("range({}, {}, {}) has more than {} elements", from, to, step,
                                     range_elements_max),
                         {}, "UNWIND several shorter ranges, or use a larger step");
  }
  ValueList list;
  list.reserve(steps + 1);
  std::uint64_t element = static_cast<std::uint64_t>(from);
  for (std::uint64_t i = 0; i <= steps; ++i, element += static_cast<std::uint64_t>(step)) {
    list.emplace_back(static_cast<std::int64_t>(element));
  }
  return Value(std::move(list));
}

Result<Value> is_empty(FunctionContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::list)) return Value(value.list().empty());
  if (value.is(Kind::map)) return Value(value.map().empty());
  if (value.is(Kind::string)) return Value(value.string().empty());
  return wrong_argument("isEmpty", value, sized | Kind::map);
}

}  // namespace

void add_list_functions(std::vector<ScalarFunction>& functions) {
  const TypeSet list = Kind::list;
  const std::initializer_list<ScalarFunction> family = {
      {"size", "size(list_or_text)", 1, 1, {sized}, Kind::integer, null_in_null_out<size>},
      {"head", "head(list)", 1, 1, {list}, types::any, null_in_null_out<head>},
      {"last", "last(list)", 1, 1, {list}, types::any, null_in_null_out<last>},
      {"tail", "tail(list)", 1, 1, {list}, list, null_in_null_out<tail>},
      {"reverse", "reverse(list_or_text)", 1, 1, {sized}, sized, null_in_null_out<reverse>},
      // Wrong types are told while the query runs, as an ArgumentError.
      {"range", "range(from, to [, step])", 2, 3, {}, list, null_in_null_out<range>},
      {"isEmpty",
       "isEmpty(list_map_or_text)",
       1,
       1,
       {sized | Kind::map},
       Kind::boolean,
       null_in_null_out<is_empty>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
