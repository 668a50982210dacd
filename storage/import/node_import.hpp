#pragma once

#include "storage/import/import_work.hpp"

namespace stemma::storage {

/// Gives ids to the nodes of an import and turns them into segments, block by block.
class NodeImport {
 public:
  explicit NodeImport(ImportWork& work) : work_(work) {}

  [[nodiscard]] Result<NodeId> add(std::span<const std::string> labels, std::uint64_t count,
                                   std::span<const ImportColumn> columns);
  /// Writes the blocks that did not get full.
  [[nodiscard]] Result<void> finish();

 private:
  struct Cursor {
    std::uint64_t next = 0;
    std::uint64_t end = 0;
  };
  struct OpenBlock {
    ColumnBuffer buffer;
    std::uint32_t rows = 0;
  };

  std::uint32_t label_set(std::span<const std::string> names);
  std::uint64_t take_ids(std::uint32_t set, std::uint64_t count);
  Result<void> put_rows(std::uint64_t first, std::uint32_t set, std::uint64_t count,
                        std::span<const ImportColumn> columns);
  Result<void> add_index_entries(std::uint64_t first, std::uint32_t set, std::uint64_t count,
                                 std::span<const ImportColumn> columns);

  ImportWork& work_;
  std::map<std::uint32_t, Cursor> cursors_;  ///< by label set
  Cursor mixed_;
  std::unordered_map<std::uint64_t, OpenBlock> blocks_;
};

}  // namespace stemma::storage
