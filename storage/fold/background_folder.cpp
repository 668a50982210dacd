#include "storage/fold/background_folder.hpp"

#include <algorithm>

namespace stemma::storage {
namespace {

/// So many new changes ask for a fold of the blocks that have many of them.
constexpr std::size_t entries_between_folds = 20'000;
/// A block with fewer changes is read almost as fast as a clean one and is left alone.
constexpr std::size_t many_entries = 512;

}  // namespace

BackgroundFolder::~BackgroundFolder() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  woken_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void BackgroundFolder::notice(const State& state) {
  const bool filling = state.overlay_bytes > overlay_bytes_max_ / 2;
  if (!filling && state.overlay_entries < entries_between_folds) return;
  const std::lock_guard lock(mutex_);
  // What the last fold left is not worth folding again.
  rest_ = std::min(rest_, state.overlay_entries);
  if (!filling && state.overlay_entries < rest_ + entries_between_folds) return;
  rest_ = state.overlay_entries;
  least_entries_ = filling ? 1 : many_entries;
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  woken_.notify_one();
}

void BackgroundFolder::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    woken_.wait(lock, [this] { return stop_ || least_entries_ != 0; });
    if (stop_) return;
    const std::size_t least_entries = std::exchange(least_entries_, 0);
    lock.unlock();
    fold_(least_entries);
    lock.lock();
  }
}

}  // namespace stemma::storage
