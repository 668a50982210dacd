#pragma once

#include "storage/lens.hpp"
#include "storage/read/snapshot_state.hpp"

namespace stemma::storage {

/// What `state`, which has no lens, is through one that is not empty.
[[nodiscard]] Result<std::shared_ptr<const SnapshotState>> look_through(
    const std::shared_ptr<const SnapshotState>& state, const Lens& lens);

}  // namespace stemma::storage
