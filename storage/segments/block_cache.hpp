#pragma once

#include <list>
#include <mutex>

#include "storage/segments/cached_block.hpp"

namespace stemma::storage {

/// The decoded blocks of a store within a budget of bytes. A block that was not looked at since the
/// hand last passed, and that nobody pins, makes room for others.
class BlockCache {
 public:
  explicit BlockCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// Gives the slot the block (one reference goes to the cache, one stays with the caller). If
  /// another thread was first, its block is returned and this one dropped.
  [[nodiscard]] CachedBlock* insert(BlockSlot& slot, CachedBlock* block);
  /// Before the slot ends.
  void erase(BlockSlot& slot);
  [[nodiscard]] std::size_t bytes_used() const;

 private:
  void make_room();

  const std::size_t bytes_max_;
  mutable std::mutex mutex_;
  std::list<BlockSlot*> slots_;
  std::list<BlockSlot*>::iterator hand_ = slots_.end();
  std::size_t bytes_used_ = 0;
};

}  // namespace stemma::storage
