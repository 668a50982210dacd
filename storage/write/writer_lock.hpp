#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

#include "core/result.hpp"

namespace stemma::storage {

/// One writer at a time. Knows who holds it, so that whoever waits too long can be told.
class WriterLock {
 public:
  class Hold {
   public:
    Hold() = default;
    explicit Hold(WriterLock& lock) : lock_(&lock) {}
    Hold(Hold&& other) noexcept : lock_(other.lock_) { other.lock_ = nullptr; }
    Hold& operator=(Hold&& other) noexcept {
      std::swap(lock_, other.lock_);
      return *this;
    }
    ~Hold() { release(); }
    void release();

   private:
    WriterLock* lock_ = nullptr;
  };

  /// `locked`, naming the holder, if it takes longer than `wait`.
  [[nodiscard]] Result<Hold> acquire(std::string_view holder, std::chrono::milliseconds wait);

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  bool held_ = false;
  std::string holder_;
};

}  // namespace stemma::storage
