#pragma once

#include "core/number_order.hpp"
#include "core/order.hpp"
#include "core/result.hpp"
#include "core/value.hpp"

/// The operators of the language on values: null in, null out, unless said otherwise. A type that
/// an operator does not take is a runtime TypeError (`invalid_argument_type`).
namespace stemma::engine {

/// The rest of `add`, `subtract` and `multiply`: whatever is not two numbers that just work.
[[nodiscard]] Result<Value> add_others(const Value& a, const Value& b);
[[nodiscard]] Result<Value> subtract_others(const Value& a, const Value& b);
[[nodiscard]] Result<Value> multiply_others(const Value& a, const Value& b);

/// Numbers; strings (also with a number); lists (and an element at either end); temporal +
/// duration.
[[nodiscard]] inline Result<Value> add(const Value& a, const Value& b) {
  if (a.is(Kind::integer) && b.is(Kind::integer)) {
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(a.integer(), b.integer(), &sum)) return Value(sum);
  } else if (a.is_number() && b.is_number()) {
    return Value(a.as_double() + b.as_double());
  }
  return add_others(a, b);
}
[[nodiscard]] inline Result<Value> subtract(const Value& a, const Value& b) {
  if (a.is(Kind::integer) && b.is(Kind::integer)) {
    std::int64_t difference = 0;
    if (!__builtin_sub_overflow(a.integer(), b.integer(), &difference)) return Value(difference);
  } else if (a.is_number() && b.is_number()) {
    return Value(a.as_double() - b.as_double());
  }
  return subtract_others(a, b);
}
[[nodiscard]] inline Result<Value> multiply(const Value& a, const Value& b) {
  if (a.is(Kind::integer) && b.is(Kind::integer)) {
    std::int64_t product = 0;
    if (!__builtin_mul_overflow(a.integer(), b.integer(), &product)) return Value(product);
  } else if (a.is_number() && b.is_number()) {
    return Value(a.as_double() * b.as_double());
  }
  return multiply_others(a, b);
}
/// Integers divide to an integer, towards zero; by 0 is `division_by_zero`. Floats follow IEEE 754.
[[nodiscard]] Result<Value> divide(const Value& a, const Value& b);
[[nodiscard]] Result<Value> modulo(const Value& a, const Value& b);
[[nodiscard]] Result<Value> power(const Value& a, const Value& b);  ///< always a float
[[nodiscard]] Result<Value> negate(const Value& a);

/// Comparisons: boolean or null.
[[nodiscard]] inline Value equal(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  const auto answer = equals(a, b);
  return answer ? Value(*answer) : Value();
}
[[nodiscard]] inline Value not_equal(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) != 0;
  const auto answer = equals(a, b);
  return answer ? Value(!*answer) : Value();
}
[[nodiscard]] inline Value less(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) < 0;
  const auto answer = compare(a, b);
  return answer ? Value(*answer < 0) : Value();
}
[[nodiscard]] inline Value less_equal(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) <= 0;
  const auto answer = compare(a, b);
  return answer ? Value(*answer <= 0) : Value();
}

/// Three-valued logic; anything but a boolean or null is a TypeError.
[[nodiscard]] Result<Value> logical_and(const Value& a, const Value& b);
[[nodiscard]] Result<Value> logical_or(const Value& a, const Value& b);
[[nodiscard]] Result<Value> logical_xor(const Value& a, const Value& b);
/// The value again, where it is a truth: true, false or null. `what` asks: "WHERE".
[[nodiscard]] Result<Value> condition(Value value, std::string_view what);
[[nodiscard]] Result<Value> logical_not(const Value& a);
/// Of what a pattern starts at: false of null, a TypeError of what is neither node nor null.
[[nodiscard]] Result<Value> is_node(const Value& value);

/// Null where either is not a string.
[[nodiscard]] Value starts_with(const Value& text, const Value& prefix);
[[nodiscard]] Value ends_with(const Value& text, const Value& suffix);
[[nodiscard]] Value contains(const Value& text, const Value& part);
/// `=~`, the whole text, by RE2 (linear); the last pattern is kept compiled.
[[nodiscard]] Result<Value> regex_match(const Value& text, const Value& pattern);

/// `a IN list`: true, false, or null where an unknown element could be equal.
[[nodiscard]] Result<Value> in_list(const Value& a, const Value& list);

/// `container[index]` of a list (negative from the end; null past it) or of a map. Not of an
/// entity.
[[nodiscard]] Result<Value> subscript(const Value& container, const Value& index);
/// `list[from..to]`; an absent end is passed as a nullptr, a null end makes null.
[[nodiscard]] Result<Value> slice(const Value& list, const Value* from, const Value* to);
/// `.name` of a map or of a temporal value (date.year); null of null. Not of an entity.
[[nodiscard]] Result<Value> field(const Value& container, std::string_view name);

}  // namespace stemma::engine
