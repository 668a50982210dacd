#include "storage/lens/lens_view.hpp"

#include "storage/read/column_cursor.hpp"

namespace stemma::storage {

LensView::LensView(std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache)
    : below_(std::move(below)), cache_(std::move(cache)) {}

LensView::~LensView() {
  for (auto& [address, slot] : slots_) cache_->erase(slot);
}

template <typename Block, typename Make>
Result<Pin<Block>> LensView::pin(const BlockAddress& address, const Make& make) const {
  BlockSlot* slot = nullptr;
  {
    const std::lock_guard lock(mutex_);
    slot = &slots_[address];
  }
  if (CachedBlock* block = slot->pin()) return Pin<Block>(static_cast<Block*>(block));
  STEMMA_TRY(std::unique_ptr<Block> made, make());
  return Pin<Block>(static_cast<Block*>(cache_->insert(*slot, made.release())));
}

Result<Pin<ColumnBlock>> LensView::column(const BlockAddress& address) const {
  return pin<ColumnBlock>(address, [&]() -> Result<std::unique_ptr<ColumnBlock>> {
    ColumnCursor cursor(*below_, address.table);
    Rows rows;
    STEMMA_TRY(cursor.read_block(address.block, rows));
    STEMMA_TRY(look(address, rows));
    return ColumnBlock::decode(ColumnBlock::encode(rows));
  });
}

Result<Pin<AdjacencyBlock>> LensView::adjacency(const BlockAddress& address) const {
  return pin<AdjacencyBlock>(address, [&]() -> Result<std::unique_ptr<AdjacencyBlock>> {
    STEMMA_TRY(const Lists seen, lists(address));
    const std::string neighbours = adjacency_format::encode_neighbours(seen.entries);
    const std::string relationships = adjacency_format::encode_relationships(seen.entries);
    return AdjacencyBlock::decode(adjacency_format::encode_offsets(seen.offsets),
                                  std::span(&neighbours, 1), std::span(&relationships, 1));
  });
}

}  // namespace stemma::storage
