#include "storage/segments/block_cache.hpp"

namespace stemma::storage {
namespace {
/// How many slots one insertion looks at for room, so that a cache full of pinned blocks costs
/// little.
constexpr int steps_max = 64;
}  // namespace

CachedBlock* BlockCache::insert(BlockSlot& slot, CachedBlock* block) {
  const std::lock_guard lock(mutex_);
  block->retain();
  if (!slot.put(block)) {
    block->release();
    block->release();
    return slot.pin();
  }
  bytes_used_ += block->bytes();
  slot.place_ = slots_.insert(hand_, &slot);
  slot.placed_ = true;
  make_room();
  return block;
}

void BlockCache::make_room() {
  for (int step = 0; step < steps_max && bytes_used_ > bytes_max_ && !slots_.empty(); ++step) {
    if (hand_ == slots_.end()) hand_ = slots_.begin();
    BlockSlot& slot = **hand_;
    CachedBlock* block = slot.take_if_unpinned();
    if (block == nullptr) {
      ++hand_;
      continue;
    }
    hand_ = slots_.erase(hand_);
    slot.placed_ = false;
    bytes_used_ -= block->bytes();
    block->release();
  }
}

void BlockCache::erase(BlockSlot& slot) {
  const std::lock_guard lock(mutex_);
  if (!slot.placed_) return;
  CachedBlock* block = slot.take();
  if (hand_ == slot.place_) ++hand_;
  slots_.erase(slot.place_);
  slot.placed_ = false;
  bytes_used_ -= block->bytes();
  block->release();
}

std::size_t BlockCache::bytes_used() const {
  const std::lock_guard lock(mutex_);
  return bytes_used_;
}

}  // namespace stemma::storage
