#pragma once

#include "storage/import/node_import.hpp"
#include "storage/import/relationship_import.hpp"
#include "storage/import/sorted_table.hpp"

namespace stemma::storage {

/// A bulk import at work: see storage/import.hpp, and docs/storage_format.md for how it is
/// published.
class BulkImport final : public Import {
 public:
  BulkImport(StoreCore& store, WriterLock::Hold hold, const ImportOptions& options)
      : hold_(std::move(hold)), work_(store, options), nodes_(work_), relationships_(work_) {}

  [[nodiscard]] Result<NodeId> add_nodes(std::span<const std::string> labels, std::uint64_t count,
                                         std::span<const ImportColumn> columns) override;
  [[nodiscard]] Result<void> add_relationships(const std::string& type,
                                               std::span<const NodeId> sources,
                                               std::span<const NodeId> targets,
                                               std::span<const ImportColumn> columns) override;
  [[nodiscard]] Result<ImportSummary> finish() override;

 private:
  /// Whatever fails, the import is over: nothing of it can be published any more.
  template <typename T>
  Result<T> ended_by(Result<T> result);
  Result<void> open() const;
  Result<void> write_tables(SortedTable& segments, SortedTable& index);
  Result<void> take_in(const SortedTable& segments, const SortedTable& index);
  Result<std::shared_ptr<const SnapshotState>> publish();
  /// Undoes what was taken in. If even that fails, the store ends being written.
  void abandon(const Error& why);

  WriterLock::Hold hold_;
  ImportWork work_;
  NodeImport nodes_;
  RelationshipImport relationships_;
  bool open_ = true;
};

}  // namespace stemma::storage
