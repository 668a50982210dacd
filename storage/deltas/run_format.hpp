#pragma once

#include <string>

#include "core/result.hpp"
#include "storage/deltas/run.hpp"

namespace stemma::storage {

/// The changes of one commit in one block, as the deltas family stores them (cut into parts under
/// 64 kB; see docs/storage_format.md):
///
///     column:     count varint | count x (row 2, stored value)
///     adjacency:  count varint | count x (row 2, added 1, neighbour varint, relationship varint)
[[nodiscard]] std::string encode_run(const ColumnRun& run);
[[nodiscard]] std::string encode_run(const AdjacencyRun& run);

/// The record of one commit read back, every entry with its sequence.
[[nodiscard]] Result<ColumnRun> decode_column_run(std::string_view bytes, DeltaRecord record);
[[nodiscard]] Result<AdjacencyRun> decode_adjacency_run(std::string_view bytes, DeltaRecord record);

}  // namespace stemma::storage
