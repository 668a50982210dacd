#pragma once

#include <compare>
#include <cstddef>
#include <optional>

#include "core/value.hpp"

namespace stemma {

/// `a = b` of openCypher (comparability): nothing where null takes part and decides; lists and maps
/// by their elements; 1 = 1.0; NaN equals nothing.
[[nodiscard]] std::optional<bool> equals(const Value& a, const Value& b);

/// `a < b` and its kin: nothing where the two do not compare (null, different types), `unordered`
/// where NaN takes part, for which every comparison is false.
[[nodiscard]] std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

/// Orderability: the total order of ORDER BY over all values, ascending: map, node, relationship,
/// list, path, temporal values, string, boolean, number (NaN last of them), null last.
[[nodiscard]] std::weak_ordering order(const Value& a, const Value& b);

/// Equivalence, as DISTINCT and grouping use it: null and NaN are each one with themselves, 1
/// and 1.0 are one. `hash_of` agrees with it.
[[nodiscard]] bool equivalent(const Value& a, const Value& b);
[[nodiscard]] std::size_t hash_of(const Value& value);

struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash_of(value); }
};
struct ValueEquivalent {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

}  // namespace stemma
