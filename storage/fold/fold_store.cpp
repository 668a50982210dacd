#include "storage/fold/folder.hpp"
#include "storage/store_core.hpp"

namespace stemma::storage {
namespace {

/// One batch of a fold stays near this, so that no commit waits long for the lock.
constexpr std::size_t fold_batch_bytes = 8u << 20;
constexpr std::chrono::milliseconds lock_wait{600'000};

struct FoldPlan {
  std::vector<std::pair<BlockAddress, const ColumnBlockState*>> columns;
  std::vector<std::pair<BlockAddress, const AdjacencyBlockState*>> adjacencies;
};

FoldPlan plan_fold(const State& state, std::size_t least_entries) {
  FoldPlan plan;
  state.each_column([&](TableKey table, const ColumnTable& blocks) {
    blocks.each([&](std::uint64_t block, const ColumnBlockState& each) {
      if (each.overlay == nullptr || each.overlay->entries() < least_entries) return;
      plan.columns.push_back({{table, block}, &each});
    });
  });
  state.each_adjacency([&](TableKey table, const AdjacencyTable& blocks) {
    blocks.each([&](std::uint64_t block, const AdjacencyBlockState& each) {
      if (each.overlay == nullptr || each.overlay->entries() < least_entries) return;
      plan.adjacencies.push_back({{table, block}, &each});
    });
  });
  return plan;
}

}  // namespace

Result<void> StoreCore::fold(std::size_t least_entries) {
  if (options_.mode == OpenMode::read_only) {
    return make_error(ErrorCode::read_only, description_.path + " was opened read-only");
  }
  return fold_blocks(least_entries, LockState::free);
}

Result<void> StoreCore::fold_blocks(std::size_t least_entries, LockState lock) {
  STEMMA_TRY(publication_.writable());
  // Whoever holds the writer lock may fold while another fold waits for that lock: blocks that the
  // one replaces, the other leaves alone.
  const auto state = publication_.written()->shared_state();
  const FoldPlan plan = plan_fold(*state, least_entries);
  auto fold = std::make_unique<Fold>(*rocks_, context_, state);
  const auto finish_batch = [&](std::size_t least_bytes) -> Result<void> {
    if (fold->empty() || fold->bytes() < least_bytes) return {};
    STEMMA_TRY(publish_fold(*fold, lock));
    fold = std::make_unique<Fold>(*rocks_, context_, state);
    return {};
  };
  for (const auto& [address, block] : plan.columns) {
    STEMMA_TRY(fold->add(address, *block));
    STEMMA_TRY(finish_batch(fold_batch_bytes));
  }
  for (const auto& [address, block] : plan.adjacencies) {
    STEMMA_TRY(fold->add(address, *block));
    STEMMA_TRY(finish_batch(fold_batch_bytes));
  }
  STEMMA_TRY(finish_batch(0));
  return sweep();
}

Result<void> StoreCore::publish_fold(Fold& fold, LockState lock) {
  WriterLock::Hold hold;
  if (lock == LockState::free) { STEMMA_TRY(hold, writer_lock_.acquire("a fold", lock_wait)); }
  STEMMA_TRY(publication_.writable());
  const auto now = publication_.written();
  if (!fold.still_applies(now->state())) return {};
  StateBuilder builder(now->state());
  fold.apply(builder);
  STEMMA_TRY(write(fold.batch(), builder));
  fold.supersede();
  ++folds_;
  return {};
}

Result<void> StoreCore::sweep() {
  rocksdb::WriteBatch batch;
  for (const Obsolete& obsolete : garbage_->take()) delete_garbage(*rocks_, batch, obsolete);
  if (batch.Count() == 0) return {};
  const auto status = rocks_->db().Write(rocksdb::WriteOptions(), &batch);
  if (!status.ok()) return error_from(status, "sweeping old segments");
  return {};
}

}  // namespace stemma::storage
