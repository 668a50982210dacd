#pragma once

#include <memory>

#include "storage/state/state.hpp"
#include "storage/write/pending.hpp"

namespace stemma::storage {

class Rocks;

/// What a Snapshot reads: a state, and for a transaction's view its changes on top.
class SnapshotState {
 public:
  SnapshotState(std::shared_ptr<const State> state, const Rocks& rocks,
                std::shared_ptr<const Pending> pending = nullptr)
      : state_(std::move(state)), rocks_(rocks), pending_(std::move(pending)) {}

  [[nodiscard]] const State& state() const { return *state_; }
  [[nodiscard]] const std::shared_ptr<const State>& shared_state() const { return state_; }
  [[nodiscard]] const Rocks& rocks() const { return rocks_; }
  [[nodiscard]] const Pending* pending() const { return pending_.get(); }
  [[nodiscard]] const CatalogState& catalog() const {
    if (pending_ != nullptr && pending_->catalog != nullptr) return *pending_->catalog;
    return *state_->catalog;
  }
  [[nodiscard]] const Counters& counters() const {
    return pending_ == nullptr ? *state_->counters : pending_->counters;
  }
  [[nodiscard]] std::optional<TypeId> type_of_block(std::uint64_t relationship_block) const;

 private:
  std::shared_ptr<const State> state_;
  const Rocks& rocks_;
  std::shared_ptr<const Pending> pending_;  ///< a view may outlive its transaction
};

/// One value of one column through all layers. For many values of one column take a ColumnCursor.
[[nodiscard]] Result<Value> read_cell(const SnapshotState& snapshot, TableKey table,
                                      std::uint64_t id);

/// The label set of a node; nothing where there is no such node.
[[nodiscard]] Result<std::optional<std::uint32_t>> label_set_of(const SnapshotState& snapshot,
                                                                NodeId node);

}  // namespace stemma::storage
