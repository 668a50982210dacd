#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "storage/lens.hpp"

namespace stemma::storage {

class BlockCache;
class LensView;

/// The lenses that a state was last looked at through, so that the next question through the same
/// one finds its blocks made. Lives as long as its state, which its views borrow.
class LensShelf {
 public:
  static constexpr std::size_t lenses_max = 8;

  explicit LensShelf(std::shared_ptr<BlockCache> cache) : cache_(std::move(cache)) {}
  [[nodiscard]] const std::shared_ptr<BlockCache>& cache() const { return cache_; }

  /// nullptr where it is not there.
  [[nodiscard]] std::shared_ptr<const LensView> find(const Lens& lens) const {
    const std::lock_guard lock(mutex_);
    for (const auto& [known, view] : views_) {
      if (known == lens) return view;
    }
    return nullptr;
  }
  void keep(const Lens& lens, std::shared_ptr<const LensView> view) {
    const std::lock_guard lock(mutex_);
    if (views_.size() == lenses_max) views_.pop_front();
    views_.emplace_back(lens, std::move(view));
  }

 private:
  const std::shared_ptr<BlockCache> cache_;
  mutable std::mutex mutex_;
  std::deque<std::pair<Lens, std::shared_ptr<const LensView>>> views_;
};

}  // namespace stemma::storage
