#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine {

/// The groups of nodes that are one by the judgements known on a day (by all, without a day), but
/// for those of the numbers in `except`.
[[nodiscard]] Result<std::vector<std::vector<NodeId>>> judged_groups(
    const storage::Snapshot& snapshot, std::optional<std::int64_t> known_at,
    const std::vector<std::int64_t>& except);

}  // namespace stemma::engine
