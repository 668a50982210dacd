#pragma once

#include <map>
#include <unordered_map>

#include "storage/import.hpp"
#include "storage/import/external_sorter.hpp"
#include "storage/segments/segment_sink.hpp"
#include "storage/store_core.hpp"

namespace stemma::storage {

/// What the parts of an import share: where it began, what it has changed in memory, and the
/// sorters its segments and index entries go through.
struct ImportWork {
  ImportWork(StoreCore& store, const ImportOptions& options);

  StoreCore& store;
  std::shared_ptr<const SnapshotState> base;
  std::shared_ptr<CatalogState> catalog;
  Counters counters;
  Sequence version;  ///< the sequence of the commit that will publish
  SortSpace space;
  ExternalSorter segments;
  ExternalSorter index_entries;
  std::vector<std::pair<BlockAddress, DirectoryEntry>> directory;
  std::vector<std::pair<std::uint64_t, TypeId>> relationship_blocks;
  std::map<std::uint64_t, std::uint64_t> new_nodes;  ///< ranges of ids: first, end
  ImportSummary summary;

  [[nodiscard]] PropertyKeyId property_key(const std::string& name);
  /// Whether relationships may end there.
  [[nodiscard]] Result<EntityState> state_of(NodeId node) const;
  /// An entry of an index of what is imported; nothing if a value is null.
  [[nodiscard]] Result<void> add_index_entry(const IndexDescription& index,
                                             std::span<const Value> values, std::uint64_t id);
  /// Refuses rows without a property that a constraint on them requires.
  [[nodiscard]] Result<void> check_required(const IndexDescription& constraint,
                                            std::span<const ImportColumn> columns,
                                            std::size_t count) const;
};

/// Puts sealed parts into the sorter of an import.
class SorterSink final : public SegmentSink {
 public:
  explicit SorterSink(ExternalSorter& sorter) : sorter_(sorter) {}
  [[nodiscard]] Result<void> put(const SegmentKey& key, std::string content) override;

 private:
  ExternalSorter& sorter_;
};

/// The rows of one new block, column by column, until it is full.
class ColumnBuffer {
 public:
  /// Where the values of a column go; `rows` of them, null so far.
  [[nodiscard]] std::vector<Value>& column(std::uint32_t number);
  /// Writes all columns of the block and forgets them.
  [[nodiscard]] Result<void> write(ImportWork& work, TableFamily family, std::uint64_t block);

 private:
  std::unordered_map<std::uint32_t, std::vector<Value>> columns_;
};

/// The value of a row of a column; checked before that the column has so many rows.
[[nodiscard]] Value value_of(const ImportColumn& column, std::size_t row);
/// Columns that do not have `count` rows or hold what a property cannot are refused.
[[nodiscard]] Result<void> check_columns(std::span<const ImportColumn> columns, std::size_t count);

}  // namespace stemma::storage
