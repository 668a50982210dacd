#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "storage/segments/adjacency_block.hpp"
#include "storage/segments/block_cache.hpp"
#include "storage/segments/column_block.hpp"
#include "storage/segments/directory_entry.hpp"
#include "storage/segments/segment_source.hpp"

namespace stemma::storage {

/// Parts that nobody can name any more, and the record in `meta` that says so.
struct Obsolete {
  std::uint64_t record = 0;
  std::vector<SegmentKey> parts;
};

/// What all blocks of a store are loaded with.
struct BlockContext {
  std::shared_ptr<const SegmentSource> source;
  std::shared_ptr<BlockCache> cache;
  /// Called when the last reader of old parts has gone, from whichever thread let go last.
  std::function<void(Obsolete)> discard;
};

/// One version of one block: where its parts lie and, while the cache keeps it, the decoded block.
/// Lives as long as a directory that names it.
template <typename Block>
class BlockEntry {
 public:
  BlockEntry(std::shared_ptr<const BlockContext> context, BlockAddress address,
             DirectoryEntry description)
      : context_(std::move(context)), address_(address), description_(std::move(description)) {}
  BlockEntry(const BlockEntry&) = delete;
  BlockEntry& operator=(const BlockEntry&) = delete;
  ~BlockEntry() {
    context_->cache->erase(slot_);
    if (obsolete_.record != 0) context_->discard(std::move(obsolete_));
  }

  [[nodiscard]] const DirectoryEntry& description() const { return description_; }
  [[nodiscard]] const BlockAddress& address() const { return address_; }
  [[nodiscard]] Sequence version() const { return description_.version; }

  /// The decoded block, from memory if it is there.
  [[nodiscard]] Result<Pin<Block>> pin() const {
    if (CachedBlock* block = slot_.pin()) return Pin<Block>(static_cast<Block*>(block));
    STEMMA_TRY(std::unique_ptr<Block> loaded, load());
    return Pin<Block>(static_cast<Block*>(context_->cache->insert(slot_, loaded.release())));
  }

  /// Called once, when the directory that names `next` in place of this is written: the parts only
  /// this one names go when it goes. It keeps its successor alive, so that parts go in the order in
  /// which they became obsolete, never while an older version still shares them.
  void supersede(std::shared_ptr<const BlockEntry> next, std::uint64_t record) const {
    obsolete_ = {record, parts_without(address_, description_, next->description())};
    successor_ = std::move(next);
  }

 private:
  [[nodiscard]] Result<std::unique_ptr<Block>> load() const;

  const std::shared_ptr<const BlockContext> context_;
  const BlockAddress address_;
  const DirectoryEntry description_;
  mutable BlockSlot slot_;
  mutable Obsolete obsolete_;
  mutable std::shared_ptr<const BlockEntry> successor_;
};

template <>
Result<std::unique_ptr<ColumnBlock>> BlockEntry<ColumnBlock>::load() const;
template <>
Result<std::unique_ptr<AdjacencyBlock>> BlockEntry<AdjacencyBlock>::load() const;

}  // namespace stemma::storage
