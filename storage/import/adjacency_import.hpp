#pragma once

#include "storage/import/import_work.hpp"
#include "storage/segments/adjacency_block.hpp"

namespace stemma::storage {

/// Turns the sorted relationships of one type, seen from one side, into adjacency segments. A block
/// that was there before is written anew, with its recent changes.
class AdjacencyImport {
 public:
  AdjacencyImport(ImportWork& work, TableKey table) : work_(work), table_(table) {}

  /// In the order of (node, neighbour, relationship).
  [[nodiscard]] Result<void> add(NodeId node, const Neighbour& entry);
  [[nodiscard]] Result<void> finish();

 private:
  Result<void> write_block();

  ImportWork& work_;
  const TableKey table_;
  std::uint64_t block_ = 0;
  std::uint64_t last_node_ = ~std::uint64_t{0};
  std::vector<AdjacencyEntry> entries_;
};

}  // namespace stemma::storage
