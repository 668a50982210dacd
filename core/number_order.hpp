#pragma once

#include <compare>
#include <cstdint>

#include "core/value.hpp"

namespace stemma {

/// Exact: 2^53 + 1 and 2^53 as a float differ, although the conversion would make them one.
inline std::partial_ordering compare_exactly(std::int64_t a, double b) {
  if (b != b) return std::partial_ordering::unordered;
  if (b >= 9223372036854775808.0) return std::partial_ordering::less;
  if (b < -9223372036854775808.0) return std::partial_ordering::greater;
  const auto whole = static_cast<std::int64_t>(b);
  if (a != whole) return a <=> whole;
  return 0.0 <=> b - static_cast<double>(whole);
}

/// Needs two numbers.
inline std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.is(Kind::integer)) {
    if (b.is(Kind::integer)) return a.integer() <=> b.integer();
    return compare_exactly(a.integer(), b.floating());
  }
  if (b.is(Kind::floating)) return a.floating() <=> b.floating();
  const std::partial_ordering reversed = compare_exactly(b.integer(), a.floating());
  return 0 <=> reversed;
}

}  // namespace stemma
