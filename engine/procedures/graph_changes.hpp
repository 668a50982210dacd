#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/interrupt.hpp"
#include "core/result.hpp"
#include "core/value.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine {

/// One difference between the graph on a day and the graph on a later one.
struct GraphChange {
  enum class Kind : std::uint8_t { began, ended, changed };
  std::uint64_t id = 0;  ///< of a node or a relationship
  Kind kind = Kind::began;
  std::string property;  ///< that changed; else empty
  Value before;
  Value after;
  std::optional<std::int64_t> at;  ///< the day, where the record itself tells it
};

struct GraphChanges {
  std::vector<GraphChange> nodes;          ///< by id, and by property
  std::vector<GraphChange> relationships;  ///< likewise
};

/// What differs between `snapshot` on one day and on another, whatever else it is seen through.
[[nodiscard]] Result<GraphChanges> changes_between(const storage::Snapshot& snapshot,
                                                   const storage::Lens& names, std::int64_t from,
                                                   std::int64_t to, const Interrupt& interrupt);

}  // namespace stemma::engine
