// Functions of any value, and those that look at the clock and the dice.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/order.hpp"
#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

Result<Value> coalesce(FunctionContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_null()) return argument;
  }
  return Value();
}

Result<Value> null_if(FunctionContext&, Arguments arguments) {
  return equals(arguments[0], arguments[1]).value_or(false) ? Value() : arguments[0];
}

Result<Value> exists(FunctionContext&, Arguments arguments) {
  return Value(!arguments[0].is_null());
}

std::string type_text(const Value& value) {
  if (value.is_null()) return "NULL";
  if (!value.is(Kind::list)) return fmt::format("{} NOT NULL", name_of(value.kind()));
  // One element type is named, several are joined as a closed union.
  std::vector<std::string> elements;
  bool nulls = false;
  for (const Value& element : value.list()) {
    std::string name = type_text(element);
    if (element.is_null()) {
      nulls = true;
    } else if (std::find(elements.begin(), elements.end(), name) == elements.end()) {
      elements.push_back(std::move(name));
    }
  }
  if (elements.empty()) return fmt::format("LIST<{}> NOT NULL", nulls ? "NULL" : "NOTHING");
  std::sort(elements.begin(), elements.end());
  for (std::string& name : elements) {
    if (nulls && name.ends_with(" NOT NULL")) name.resize(name.size() - 9);
  }
  return fmt::format("LIST<{}> NOT NULL", fmt::join(elements, " | "));
}

Result<Value> value_type(FunctionContext&, Arguments arguments) {
  return Value(type_text(arguments[0]));
}

/// SplitMix64: one multiplication chain a number, and every seed gives the full period.
std::uint64_t next_random(FunctionContext& context) {
  std::uint64_t z = (context.random_state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

Result<Value> rand(FunctionContext& context, Arguments) {
  return Value(static_cast<double>(next_random(context) >> 11) * 0x1p-53);
}

Result<Value> random_uuid(FunctionContext& context, Arguments) {
  const std::uint64_t high = (next_random(context) & ~0xf000u) | 0x4000u;
  const std::uint64_t low = (next_random(context) & ~(3ull << 62)) | (2ull << 62);
  return Value(fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff,
                           high & 0xffff, low >> 48, low & 0xffffffffffff));
}

Result<Value> timestamp(FunctionContext& context, Arguments) {
  return Value(context.clock.epoch_seconds * 1000 + context.clock.nanoseconds / 1'000'000);
}

}  // namespace

void add_general_functions(std::vector<ScalarFunction>& functions) {
  const std::initializer_list<ScalarFunction> family = {
      {"coalesce",
       "coalesce(value, ...)",
       1,
       ScalarFunction::arguments_unlimited,
       {},
       types::any,
       coalesce},
      {"nullIf", "nullIf(value, other)", 2, 2, {}, types::any, null_if},
      {"exists", "exists(value)", 1, 1, {}, Kind::boolean, exists},
      {"valueType", "valueType(value)", 1, 1, {}, Kind::string, value_type},
      {"rand", "rand()", 0, 0, {}, Kind::floating, rand, false},
      {"randomUUID", "randomUUID()", 0, 0, {}, Kind::string, random_uuid, false},
      {"timestamp", "timestamp()", 0, 0, {}, Kind::integer, timestamp, false},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
