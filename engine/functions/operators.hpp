#pragma once

#include "core/result.hpp"
#include "core/value.hpp"

/// The operators of the language on values: null in, null out, unless said otherwise. A type that
/// an operator does not take is a runtime TypeError (`invalid_argument_type`).
namespace stemma::engine {

/// Numbers; strings (also with a number); lists (and an element at either end); temporal +
/// duration.
[[nodiscard]] Result<Value> add(const Value& a, const Value& b);
[[nodiscard]] Result<Value> subtract(const Value& a, const Value& b);
[[nodiscard]] Result<Value> multiply(const Value& a, const Value& b);
/// Integers divide to an integer, towards zero; by 0 is `division_by_zero`. Floats follow IEEE 754.
[[nodiscard]] Result<Value> divide(const Value& a, const Value& b);
[[nodiscard]] Result<Value> modulo(const Value& a, const Value& b);
[[nodiscard]] Result<Value> power(const Value& a, const Value& b);  ///< always a float
[[nodiscard]] Result<Value> negate(const Value& a);

/// Comparisons: boolean or null.
[[nodiscard]] Value equal(const Value& a, const Value& b);
[[nodiscard]] Value not_equal(const Value& a, const Value& b);
[[nodiscard]] Value less(const Value& a, const Value& b);
[[nodiscard]] Value less_equal(const Value& a, const Value& b);

/// Three-valued logic; anything but a boolean or null is a TypeError.
[[nodiscard]] Result<Value> logical_and(const Value& a, const Value& b);
[[nodiscard]] Result<Value> logical_or(const Value& a, const Value& b);
[[nodiscard]] Result<Value> logical_xor(const Value& a, const Value& b);
[[nodiscard]] Result<Value> logical_not(const Value& a);

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
