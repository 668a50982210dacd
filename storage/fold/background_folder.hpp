#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "storage/state/state.hpp"

namespace stemma::storage {

/// Folds in a thread of its own once enough has changed. The thread starts when it is first needed.
class BackgroundFolder {
 public:
  /// Folds the blocks with at least so many changes. Errors are not lost: whatever fails here fails
  /// again for the commit that finds the overlay full.
  using FoldBlocks = std::function<void(std::size_t least_entries)>;

  BackgroundFolder(std::size_t overlay_bytes_max, FoldBlocks fold)
      : overlay_bytes_max_(overlay_bytes_max), fold_(std::move(fold)) {}
  BackgroundFolder(const BackgroundFolder&) = delete;
  BackgroundFolder& operator=(const BackgroundFolder&) = delete;
  ~BackgroundFolder();

  /// After each commit.
  void notice(const State& state);

 private:
  void run();

  const std::size_t overlay_bytes_max_;
  const FoldBlocks fold_;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::size_t least_entries_ = 0;  ///< of the fold that was asked for; 0: none
  std::size_t rest_ = 0;           ///< least entries in the overlay since a fold was asked for
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace stemma::storage
