#pragma once

#include "storage/read/snapshot_state.hpp"

namespace stemma::storage {

[[nodiscard]] ColumnReader make_column_reader(std::shared_ptr<const SnapshotState> snapshot,
                                              TableKey table);
[[nodiscard]] AdjacencyReader make_adjacency_reader(std::shared_ptr<const SnapshotState> snapshot,
                                                    TableKey table);
[[nodiscard]] NodeScan make_node_scan(std::shared_ptr<const SnapshotState> snapshot,
                                      std::optional<LabelId> label);

}  // namespace stemma::storage
