#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "core/value.hpp"
#include "tests/reference/model.hpp"

/// Equality, comparison, order and arithmetic, written from the language's definition and not from
/// core/order.hpp.
namespace stemma::reference {

/// True, false or unknown.
using Truth = std::optional<bool>;

[[nodiscard]] Value to_value(Truth truth);
/// Of a boolean or null; anything else is a failure.
[[nodiscard]] Truth to_truth(const Value& value);

[[nodiscard]] Truth equal(const Value& a, const Value& b, const Faults& faults);
/// a < b, or with `or_equal` a <= b.
[[nodiscard]] Truth less(const Value& a, const Value& b, bool or_equal, const Faults& faults);
[[nodiscard]] Truth in_list(const Value& element, const Value& list, const Faults& faults);

/// The order of ORDER BY, ascending.
[[nodiscard]] std::weak_ordering sort_order(const Value& a, const Value& b);
/// Sameness for DISTINCT and grouping: null with null, NaN with NaN.
[[nodiscard]] bool same(const Value& a, const Value& b);

[[nodiscard]] Value add(const Value& a, const Value& b);
enum class Arithmetic : std::uint8_t { subtract, multiply, divide, modulo, power };
[[nodiscard]] Value calculate(Arithmetic operation, const Value& a, const Value& b);
[[nodiscard]] Value negate(const Value& a);

[[nodiscard]] std::string plain_text(const Value& value);

}  // namespace stemma::reference
