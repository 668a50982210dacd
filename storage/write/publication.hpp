#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "storage/read/snapshot_state.hpp"

namespace stemma::storage {

/// The two states a store has: the newest written one, which the next writer builds on, and the
/// newest durable one, which readers get. Durable follows written by one sync for all that was
/// written meanwhile.
class Publication {
 public:
  using StatePointer = std::shared_ptr<const SnapshotState>;
  /// Makes all that was written durable.
  using Sync = std::function<Result<void>()>;
  /// Told after each sync, by the thread that did it, which state is durable now.
  using Witness = std::function<void(const State&)>;

  Publication(StatePointer first, Sync sync, Witness witness)
      : written_(first), durable_(first), sync_(std::move(sync)), witness_(std::move(witness)) {}

  [[nodiscard]] StatePointer written() const;
  [[nodiscard]] StatePointer durable() const;

  /// Under the writer lock, after the batch was written. A state with the sequence of the durable
  /// one (a fold) is durable at once: what it says can be made again from what is.
  void set_written(StatePointer state);
  /// Returns once the commit is durable; `unknown_outcome` if a sync failed before.
  [[nodiscard]] Result<void> await_durable(Sequence sequence);
  /// From now on nothing can be written until the store is opened again.
  void stop_writing(std::string why);
  /// Why nothing can be written any more; no error if it can.
  [[nodiscard]] Result<void> writable() const;
  /// The error of a commit that was under way when writing stopped.
  [[nodiscard]] Error unknown_outcome() const;

 private:
  [[nodiscard]] Error unknown_outcome_locked() const;

  mutable std::mutex mutex_;
  std::condition_variable synced_;
  StatePointer written_;
  StatePointer durable_;
  bool syncing_ = false;
  std::string failure_;
  const Sync sync_;
  const Witness witness_;
};

}  // namespace stemma::storage
