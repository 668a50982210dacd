#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"

namespace stemma::storage {

/// What a question looks at the graph through: the graph on a day, as known on a day, with nodes
/// that are judged to be the same as one. See docs/language/time.md for what is seen.
struct Lens {
  /// Days since 1970-01-01. `as_of`: what was in force then. `known_at`: what had been stated, and
  /// not withdrawn, then.
  std::optional<std::int64_t> as_of;
  std::optional<std::int64_t> known_at;
  std::vector<std::vector<NodeId>> merged;  ///< groups of nodes that are one

  // The properties that carry a record's own dates. Intervals are half-open: the day of `valid_to`
  // and the day of `withdrawn` are out.
  std::string valid_from = "valid_from";
  std::string valid_to = "valid_to";
  std::string first_seen = "first_seen";
  std::string withdrawn = "withdrawn";

  [[nodiscard]] bool has_time() const { return as_of || known_at; }
  [[nodiscard]] bool empty() const { return !has_time() && merged.empty(); }
  friend bool operator==(const Lens&, const Lens&) = default;
};

}  // namespace stemma::storage
