#pragma once

#include <atomic>
#include <memory>

#include "storage/rocks.hpp"
#include "storage/store.hpp"
#include "storage/write/publication.hpp"
#include "storage/write/writer_lock.hpp"

namespace stemma::storage {

/// Segment parts nobody can name any more, until they are deleted.
class Garbage {
 public:
  void add(std::vector<SegmentKey> keys);
  [[nodiscard]] std::vector<SegmentKey> take();

 private:
  std::mutex mutex_;
  std::vector<SegmentKey> keys_;
};

/// An open store: RocksDB, the states, the lock; what transactions, folds and imports work on.
class StoreCore final : public Store {
 public:
  StoreCore(StoreDescription description, OpenOptions options, std::shared_ptr<void> directory_lock,
            std::unique_ptr<Rocks> rocks, std::shared_ptr<const BlockContext> context,
            std::shared_ptr<Garbage> garbage, std::shared_ptr<const State> state);
  ~StoreCore() override;

  [[nodiscard]] const StoreDescription& description() const override { return description_; }
  [[nodiscard]] Snapshot snapshot() const override { return Snapshot(publication_.durable()); }
  [[nodiscard]] Result<Transaction> begin(std::string_view holder, std::chrono::milliseconds wait,
                                          std::optional<Sequence> since) override;
  [[nodiscard]] Result<std::unique_ptr<Import>> import(const ImportOptions& options) override;
  [[nodiscard]] Result<void> fold(std::size_t least_entries) override;
  [[nodiscard]] Result<CheckReport> check() const override;
  [[nodiscard]] Result<void> checkpoint(const std::string& path) override;
  [[nodiscard]] Statistics statistics() const override;

  [[nodiscard]] const Rocks& rocks() const { return *rocks_; }
  [[nodiscard]] const OpenOptions& options() const { return options_; }
  [[nodiscard]] Publication& publication() { return publication_; }
  [[nodiscard]] WriterLock& writer_lock() { return writer_lock_; }
  [[nodiscard]] const std::shared_ptr<const BlockContext>& block_context() const {
    return context_;
  }

  /// Under the writer lock: writes the batch unsynced and makes `state`, with a read point of now,
  /// the newest written one.
  [[nodiscard]] Result<std::shared_ptr<const SnapshotState>> write(rocksdb::WriteBatch& batch,
                                                                   StateBuilder& state);
  /// Durable when it returns, if the store syncs.
  [[nodiscard]] Result<void> await_durable(Sequence sequence);

 private:
  const StoreDescription description_;
  const OpenOptions options_;
  const std::shared_ptr<void> directory_lock_;
  const std::unique_ptr<Rocks> rocks_;
  const std::shared_ptr<Garbage> garbage_;
  const std::shared_ptr<const BlockContext> context_;
  WriterLock writer_lock_;
  Publication publication_;
  std::atomic<std::uint64_t> folds_{0};
};

}  // namespace stemma::storage
