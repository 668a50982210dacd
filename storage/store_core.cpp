#include "storage/store_core.hpp"

#include "storage/fault.hpp"
#include "storage/files/store_marker.hpp"
#include "storage/write/transaction_state.hpp"

namespace stemma::storage {

StoreCore::StoreCore(StoreDescription description, OpenOptions options,
                     std::shared_ptr<void> directory_lock, std::unique_ptr<Witness> witness,
                     std::unique_ptr<Rocks> rocks, std::shared_ptr<const BlockContext> context,
                     std::shared_ptr<Garbage> garbage, std::shared_ptr<const State> state)
    : description_(std::move(description)),
      options_(std::move(options)),
      directory_lock_(std::move(directory_lock)),
      witness_(std::move(witness)),
      rocks_(std::move(rocks)),
      garbage_(std::move(garbage)),
      context_(std::move(context)),
      publication_(
          std::make_shared<const SnapshotState>(std::move(state), *rocks_),
          [this]() -> Result<void> {
            if (!options_.sync || faulty(Fault::sync_dropped)) return {};
            const auto status = rocks_->db().SyncWAL();
            if (!status.ok()) return error_from(status, "syncing the log");
            return {};
          },
          [this](const State& state) {
            if (witness_ != nullptr) witness_->note(state.sequence);
          }),
      format_(description_.format_version) {
  if (!options_.fold_in_background || options_.mode == OpenMode::read_only) return;
  background_ = std::make_unique<BackgroundFolder>(
      options_.overlay_bytes,
      [this](std::size_t least_entries) { (void)fold_blocks(least_entries, LockState::free); });
}

StoreCore::~StoreCore() = default;

Result<void> StoreCore::raise_format(std::uint32_t needed) {
  if (format_ >= needed) return {};
  const StoreMarker marker{needed, description_.uuid, description_.written_by, true};
  STEMMA_TRY(write_marker(*rocks_->env().GetFileSystem(), description_.path, marker));
  format_ = needed;
  return {};
}

void StoreCore::notice_commit(const State& state) {
  if (background_ != nullptr) background_->notice(state);
}

Result<Transaction> StoreCore::begin(std::string_view holder, std::chrono::milliseconds wait,
                                     std::optional<Sequence> since) {
  if (options_.mode == OpenMode::read_only) {
    return make_error(ErrorCode::read_only, description_.path + " was opened read-only");
  }
  STEMMA_TRY(publication_.writable());
  STEMMA_TRY(auto hold, writer_lock_.acquire(holder, wait));
  auto written = publication_.written();
  if (since && written->state().sequence > *since) {
    return make_error(ErrorCode::conflict,
                      "another transaction has committed since this one began to read", {},
                      "run it again");
  }
  return Transaction(
      std::make_unique<TransactionState>(*this, std::move(hold), written->shared_state()));
}

Result<std::shared_ptr<const SnapshotState>> StoreCore::write(rocksdb::WriteBatch& batch,
                                                              StateBuilder& builder) {
  rocksdb::WriteOptions options;
  options.sync = false;
  const auto status = rocks_->db().Write(options, &batch);
  if (!status.ok()) {
    // What reached the log may be whole, and then it is found again at the next opening.
    publication_.stop_writing(error_from(status, "writing a commit").message);
    return publication_.unknown_outcome();
  }
  builder.state().read_point = std::make_shared<ReadPoint>(rocks_->db());
  auto state = std::make_shared<const SnapshotState>(builder.finish(), *rocks_);
  publication_.set_written(state);
  return state;
}

Result<void> StoreCore::await_durable(Sequence sequence) {
  return publication_.await_durable(sequence);
}

Statistics StoreCore::statistics() const {
  Statistics statistics;
  const State& state = publication_.written()->state();
  statistics.cache_bytes_used = context_->cache->bytes_used();
  statistics.overlay_bytes_used = state.overlay_bytes;
  statistics.overlay_entries = state.overlay_entries;
  statistics.folds = folds_.load();
  for (std::size_t family = 0; family < family_count; ++family) {
    std::uint64_t bytes = 0;
    if (rocks_->db().GetIntProperty(rocks_->family(static_cast<Family>(family)),
                                    rocksdb::DB::Properties::kTotalSstFilesSize, &bytes)) {
      statistics.disk_bytes += bytes;
    }
  }
  return statistics;
}

}  // namespace stemma::storage
