#pragma once

#include "storage/deltas/run.hpp"
#include "storage/segments/adjacency_block.hpp"
#include "storage/segments/segment_sink.hpp"

namespace stemma::storage {

/// What an adjacency block was before: its description and content. Both null for a new block.
struct AdjacencyBase {
  const DirectoryEntry* description = nullptr;
  const AdjacencyBlock* block = nullptr;
};

/// Writes the block with the changes applied: only the parts that a change falls into, and the
/// offsets. `changes`: sorted by (row, neighbour, relationship), of each relationship one.
[[nodiscard]] Result<DirectoryEntry> fold_adjacency(SegmentSink& sink, const BlockAddress& address,
                                                    Sequence version, const AdjacencyBase& base,
                                                    std::span<const AdjacencyEntry> changes);

/// All changes of a block, of each relationship the newest.
[[nodiscard]] std::vector<AdjacencyEntry> all_changes(const AdjacencyOverlay& overlay);

}  // namespace stemma::storage
