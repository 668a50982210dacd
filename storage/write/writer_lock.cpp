#include "storage/write/writer_lock.hpp"

#include <fmt/format.h>

namespace stemma::storage {

Result<WriterLock::Hold> WriterLock::acquire(std::string_view holder,
                                             std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, wait, [this] { return !held_; })) {
    return make_error(ErrorCode::locked, fmt::format("another transaction is writing ({}), and did "
                                                     "not end within {} ms",
                                                     holder_, wait.count()));
  }
  held_ = true;
  holder_ = holder;
  return Hold(*this);
}

void WriterLock::Hold::release() {
  if (lock_ == nullptr) return;
  {
    const std::lock_guard lock(lock_->mutex_);
    lock_->held_ = false;
  }
  lock_->freed_.notify_one();
  lock_ = nullptr;
}

}  // namespace stemma::storage
