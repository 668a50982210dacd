#pragma once

#include "storage/read/snapshot_state.hpp"

namespace stemma::storage {

/// Reads values of one column through all layers and keeps the block of the last one at hand.
class ColumnCursor {
 public:
  ColumnCursor(const SnapshotState& snapshot, TableKey table);
  /// With these changes on top instead of the transaction's.
  ColumnCursor(const State& state, TableKey table, const PendingColumn* pending);

  [[nodiscard]] Result<Value> value(std::uint64_t id);
  /// Goes to a block. The answers below are about it.
  [[nodiscard]] Result<void> enter(std::uint64_t block);
  /// Whether the segment alone holds the block.
  [[nodiscard]] bool clean() const { return overlay_ == nullptr && pending_block_ == nullptr; }
  /// The segment; without rows where there is none.
  [[nodiscard]] const ColumnView& view() const { return *view_; }
  [[nodiscard]] const ColumnOverlay* overlay() const { return overlay_; }
  [[nodiscard]] const PendingColumnBlock* pending_block() const { return pending_block_; }
  [[nodiscard]] Pin<ColumnBlock> take_pin() { return std::move(pin_); }
  /// No id at or after this has a value.
  [[nodiscard]] std::uint64_t block_bound() const;
  /// All values of the block, by row.
  [[nodiscard]] Result<void> read_block(std::uint64_t block, std::vector<Value>& rows);

 private:
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};

  const ColumnTable* table_;
  const PendingColumn* pending_;
  const SnapshotState* looked_at_ = nullptr;  ///< has a lens
  TableKey key_{};
  std::uint64_t block_ = nowhere;
  const ColumnOverlay* overlay_ = nullptr;
  const PendingColumnBlock* pending_block_ = nullptr;
  Pin<ColumnBlock> pin_;
  const ColumnView* view_ = nullptr;
};

/// A block without values.
[[nodiscard]] const ColumnView& empty_column_view();

}  // namespace stemma::storage
