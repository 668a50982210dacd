#include "storage/write/publication.hpp"

namespace stemma::storage {

Publication::StatePointer Publication::written() const {
  const std::lock_guard lock(mutex_);
  return written_;
}

Publication::StatePointer Publication::durable() const {
  const std::lock_guard lock(mutex_);
  return durable_;
}

void Publication::set_written(StatePointer state) {
  // What is replaced may be the last of its kind: it ends after the lock is free.
  StatePointer old_written = state;
  StatePointer old_durable;
  const std::lock_guard lock(mutex_);
  written_.swap(old_written);
  if (state->state().sequence == durable_->state().sequence) {
    old_durable = std::move(state);
    durable_.swap(old_durable);
  }
}

Error Publication::unknown_outcome() const {
  const std::lock_guard lock(mutex_);
  return unknown_outcome_locked();
}

Error Publication::unknown_outcome_locked() const {
  return make_error(ErrorCode::unknown_outcome,
                    "whether the commit is durable is not known: " + failure_, {},
                    "open the store again: until then it is read-only");
}

Result<void> Publication::await_durable(Sequence sequence) {
  std::unique_lock lock(mutex_);
  while (durable_->state().sequence < sequence) {
    if (!failure_.empty()) return unknown_outcome_locked();
    if (syncing_) {
      synced_.wait(lock);
      continue;
    }
    syncing_ = true;
    const StatePointer target = written_;
    lock.unlock();
    const Result<void> result = sync_();
    if (result) witness_(target->state());
    lock.lock();
    syncing_ = false;
    StatePointer old;
    if (!result) {
      failure_ = result.error().message;
    } else {
      old = durable_;
      // A fold may have replaced the target meanwhile, with the same content.
      durable_ = written_->state().sequence == target->state().sequence ? written_ : target;
    }
    synced_.notify_all();
    if (old != nullptr) {
      lock.unlock();
      old.reset();
      lock.lock();
    }
  }
  return {};
}

void Publication::stop_writing(std::string why) {
  const std::lock_guard lock(mutex_);
  if (failure_.empty()) failure_ = std::move(why);
}

Result<void> Publication::writable() const {
  const std::lock_guard lock(mutex_);
  if (failure_.empty()) return {};
  return make_error(ErrorCode::read_only,
                    "the store is read-only until it is opened again: " + failure_);
}

}  // namespace stemma::storage
