#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <utility>

namespace stemma::storage {

/// A decoded block. Counted: the cache holds one reference, every pin one.
class CachedBlock {
 public:
  CachedBlock() = default;
  CachedBlock(const CachedBlock&) = delete;
  CachedBlock& operator=(const CachedBlock&) = delete;
  virtual ~CachedBlock() = default;
  [[nodiscard]] virtual std::size_t bytes() const = 0;

  void retain() { references_.fetch_add(1, std::memory_order_relaxed); }
  void release() {
    if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
  }
  [[nodiscard]] bool only_cached() const {
    return references_.load(std::memory_order_acquire) == 1;
  }
  void touch() { touched_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool take_touch() { return touched_.exchange(false, std::memory_order_relaxed); }

 private:
  std::atomic<std::uint32_t> references_{1};
  std::atomic<bool> touched_{true};
};

/// Keeps a decoded block in memory for as long as it lives.
template <typename Block>
class Pin {
 public:
  Pin() = default;
  /// Takes over one reference.
  explicit Pin(Block* block) : block_(block) {}
  Pin(Pin&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Pin& operator=(Pin&& other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Pin() {
    if (block_ != nullptr) block_->release();
  }
  [[nodiscard]] const Block* get() const { return block_; }
  const Block* operator->() const { return block_; }
  const Block& operator*() const { return *block_; }
  explicit operator bool() const { return block_ != nullptr; }

 private:
  Block* block_ = nullptr;
};

/// Where the cache keeps one block, or nothing. The lowest bit of the word is a lock, held for a
/// few instructions: pinning and evicting must not meet between reading the pointer and counting.
class BlockSlot {
 public:
  /// The block with one more reference; nullptr if it is not in memory.
  [[nodiscard]] CachedBlock* pin() {
    CachedBlock* block = lock();
    if (block != nullptr) {
      block->retain();
      block->touch();
    }
    unlock(block);
    return block;
  }
  /// Puts a block into an empty slot, which takes over one reference; false if it was not empty.
  [[nodiscard]] bool put(CachedBlock* block) {
    CachedBlock* old = lock();
    unlock(old == nullptr ? block : old);
    return old == nullptr;
  }
  /// Empties the slot if nobody pins its block, which is returned with the slot's reference.
  [[nodiscard]] CachedBlock* take_if_unpinned() {
    CachedBlock* block = lock();
    const bool take = block != nullptr && block->only_cached() && !block->take_touch();
    unlock(take ? nullptr : block);
    return take ? block : nullptr;
  }
  [[nodiscard]] CachedBlock* take() {
    CachedBlock* block = lock();
    unlock(nullptr);
    return block;
  }

 private:
  friend class BlockCache;
  CachedBlock* lock() {
    std::uintptr_t word;
    while (((word = word_.fetch_or(1, std::memory_order_acquire)) & 1) != 0) {}
    return reinterpret_cast<CachedBlock*>(word);
  }
  void unlock(CachedBlock* block) {
    word_.store(reinterpret_cast<std::uintptr_t>(block), std::memory_order_release);
  }

  std::atomic<std::uintptr_t> word_{0};
  std::list<BlockSlot*>::iterator place_;  ///< guarded by the cache's mutex
  bool placed_ = false;
};

}  // namespace stemma::storage
