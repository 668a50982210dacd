#pragma once

#include <atomic>
#include <memory>

#include "storage/files/witness.hpp"
#include "storage/fold/background_folder.hpp"
#include "storage/fold/garbage_record.hpp"
#include "storage/rocks.hpp"
#include "storage/store.hpp"
#include "storage/write/publication.hpp"
#include "storage/write/writer_lock.hpp"

namespace stemma::storage {

/// Whether the caller holds the writer lock.
enum class LockState : std::uint8_t { free, held };

class Fold;

/// An open store: RocksDB, the states, the lock; what transactions, folds and imports work on.
class StoreCore final : public Store {
 public:
  StoreCore(StoreDescription description, OpenOptions options, std::shared_ptr<void> directory_lock,
            std::unique_ptr<Witness> witness, std::unique_ptr<Rocks> rocks,
            std::shared_ptr<const BlockContext> context, std::shared_ptr<Garbage> garbage,
            std::shared_ptr<const State> state);
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
  /// Under the writer lock: before the first record that older releases would misread, the marker
  /// says so.
  [[nodiscard]] Result<void> raise_format(std::uint32_t needed);
  /// After a commit, without the lock: folds in the background if it is time.
  void notice_commit(const State& state);
  /// Durable when it returns, if the store syncs.
  [[nodiscard]] Result<void> await_durable(Sequence sequence);
  /// Writes the changes of all blocks that have at least so many into segments.
  [[nodiscard]] Result<void> fold_blocks(std::size_t least_entries, LockState lock);

 private:
  [[nodiscard]] Result<void> publish_fold(Fold& fold, LockState lock);
  /// Deletes old parts whose last reader has gone.
  [[nodiscard]] Result<void> sweep();

  const StoreDescription description_;
  const OpenOptions options_;
  const std::shared_ptr<void> directory_lock_;
  const std::unique_ptr<Witness> witness_;  ///< none: nothing is claimed
  const std::unique_ptr<Rocks> rocks_;
  const std::shared_ptr<Garbage> garbage_;
  const std::shared_ptr<const BlockContext> context_;
  WriterLock writer_lock_;
  Publication publication_;
  std::atomic<std::uint64_t> folds_{0};
  std::atomic<std::uint32_t> format_;             ///< what the marker says
  std::unique_ptr<BackgroundFolder> background_;  ///< the last member: its thread ends first
};

}  // namespace stemma::storage
