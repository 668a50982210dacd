#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "storage/read/snapshot_state.hpp"

/// Questions to an index through a lens. What the index answers is looked at through the lens once
/// more; where statements may say other values than those that are indexed, the column is read
/// instead, as the lens shows it.
namespace stemma::storage {

[[nodiscard]] Result<void> lens_lookup(const SnapshotState& snapshot, const IndexDescription& index,
                                       std::span<const Value> key, std::vector<std::uint64_t>& ids);
[[nodiscard]] Result<void> lens_range(const SnapshotState& snapshot, const IndexDescription& index,
                                      const std::optional<Bound>& lower,
                                      const std::optional<Bound>& upper,
                                      std::vector<std::uint64_t>& ids);
[[nodiscard]] Result<void> lens_prefix(const SnapshotState& snapshot, const IndexDescription& index,
                                       std::string_view prefix, std::vector<std::uint64_t>& ids);

}  // namespace stemma::storage
