#pragma once

#include <memory>

#include "storage/state/state.hpp"
#include "storage/write/pending.hpp"

namespace stemma::storage {

class LensView;
class Rocks;

/// What a Snapshot reads: a state, for a transaction's view its changes on top, and what it is
/// looked at through.
class SnapshotState {
 public:
  SnapshotState(std::shared_ptr<const State> state, const Rocks& rocks,
                std::shared_ptr<const Pending> pending = nullptr,
                std::shared_ptr<const LensView> lens = nullptr)
      : state_(std::move(state)),
        rocks_(rocks),
        pending_(std::move(pending)),
        lens_(std::move(lens)) {}

  [[nodiscard]] const State& state() const { return *state_; }
  [[nodiscard]] const std::shared_ptr<const State>& shared_state() const { return state_; }
  [[nodiscard]] const Rocks& rocks() const { return rocks_; }
  [[nodiscard]] const Pending* pending() const { return pending_.get(); }
  [[nodiscard]] const std::shared_ptr<const Pending>& shared_pending() const { return pending_; }
  /// The topmost lens; nullptr where everything is seen as it lies.
  [[nodiscard]] const LensView* lens() const { return lens_.get(); }
  /// The topmost lens through which the block looks different; nullptr if none does.
  [[nodiscard]] const LensView* lens_on(const BlockAddress& address) const;
  /// What is there without any lens.
  [[nodiscard]] const SnapshotState& root() const;
  [[nodiscard]] const CatalogState& catalog() const;
  [[nodiscard]] const Counters& counters() const {
    return pending_ == nullptr ? *state_->counters : pending_->counters;
  }
  [[nodiscard]] std::optional<TypeId> type_of_block(std::uint64_t relationship_block) const;

 private:
  std::shared_ptr<const State> state_;
  const Rocks& rocks_;
  std::shared_ptr<const Pending> pending_;  ///< a view may outlive its transaction
  std::shared_ptr<const LensView> lens_;
};

/// One value of one column through all layers. For many values of one column take a ColumnCursor.
[[nodiscard]] Result<Value> read_cell(const SnapshotState& snapshot, TableKey table,
                                      std::uint64_t id);

/// The label set of a node; nothing where there is no such node.
[[nodiscard]] Result<std::optional<std::uint32_t>> label_set_of(const SnapshotState& snapshot,
                                                                NodeId node);

}  // namespace stemma::storage
