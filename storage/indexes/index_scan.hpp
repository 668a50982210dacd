#pragma once

#include <functional>
#include <string>
#include <vector>

#include "storage/read/snapshot_state.hpp"

namespace stemma::storage {

/// One entry of an index; `shortened`: the key holds prefix and hash of a long value.
struct IndexEntry {
  std::string_view key;
  bool shortened;
};

/// visit(entry) for the entries with from <= key < to, in order, with the changes of the
/// transaction.
[[nodiscard]] Result<void> scan_index(const SnapshotState& snapshot, std::string_view from,
                                      std::string_view to,
                                      const std::function<Result<void>(const IndexEntry&)>& visit);

/// The values of an entity that an index on it holds; nothing if one of them is null.
[[nodiscard]] Result<std::optional<std::vector<Value>>> indexed_values(
    const SnapshotState& snapshot, const IndexDescription& index, std::uint64_t id);

/// The same once the property `key` has the value `value`.
[[nodiscard]] Result<std::optional<std::vector<Value>>> indexed_values_with(
    const SnapshotState& snapshot, const IndexDescription& index, std::uint64_t id,
    PropertyKeyId key, const Value& value);

[[nodiscard]] Result<void> index_lookup(const SnapshotState& snapshot,
                                        const IndexDescription& index, std::span<const Value> key,
                                        std::vector<std::uint64_t>& ids);
[[nodiscard]] Result<void> index_range(const SnapshotState& snapshot, const IndexDescription& index,
                                       const std::optional<Bound>& lower,
                                       const std::optional<Bound>& upper,
                                       std::vector<std::uint64_t>& ids);
[[nodiscard]] Result<void> index_prefix(const SnapshotState& snapshot,
                                        const IndexDescription& index, std::string_view prefix,
                                        std::vector<std::uint64_t>& ids);

}  // namespace stemma::storage
