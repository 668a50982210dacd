#include "storage/read/column_cursor.hpp"

#include <algorithm>

#include "storage/lens/lens_view.hpp"

namespace stemma::storage {

const ColumnView& empty_column_view() {
  static constexpr ColumnView empty;
  return empty;
}

namespace {

Result<Value> read_through_lens(const SnapshotState& snapshot, TableKey table, std::uint64_t id) {
  const BlockAddress address{table, id >> column_block_bits};
  const LensView* lens = snapshot.lens_on(address);
  if (lens == nullptr) return read_cell(snapshot.root(), table, id);
  STEMMA_TRY(const auto pin, lens->column(address));
  return pin->view().value(static_cast<std::uint32_t>(id & (column_block_rows - 1)));
}

}  // namespace

Result<Value> read_cell(const SnapshotState& snapshot, TableKey table, std::uint64_t id) {
  if (snapshot.lens() != nullptr) return read_through_lens(snapshot, table, id);
  if (snapshot.pending() != nullptr) {
    if (const Value* value = snapshot.pending()->find(table, id)) return *value;
  }
  const ColumnTable* column = snapshot.state().column(table);
  if (column == nullptr) return Value();
  const ColumnBlockState* block = column->find(id >> column_block_bits);
  if (block == nullptr) return Value();
  const auto row = static_cast<std::uint16_t>(id & (column_block_rows - 1));
  if (block->overlay != nullptr) {
    if (const Value* value = find_change(*block->overlay, row)) return *value;
  }
  if (block->base == nullptr) return Value();
  STEMMA_TRY(const auto pin, block->base->pin());
  return pin->view().value(row);
}

ColumnCursor::ColumnCursor(const SnapshotState& snapshot, TableKey table)
    : ColumnCursor(snapshot.state(), table,
                   snapshot.pending() == nullptr ? nullptr : snapshot.pending()->column(table)) {
  if (snapshot.lens() != nullptr) looked_at_ = &snapshot;
  key_ = table;
}

ColumnCursor::ColumnCursor(const State& state, TableKey table, const PendingColumn* pending)
    : table_(state.column(table)), pending_(pending), view_(&empty_column_view()) {}

Result<void> ColumnCursor::enter(std::uint64_t block) {
  if (block == block_ && (pin_ || view_ == &empty_column_view())) return {};
  block_ = nowhere;
  overlay_ = nullptr;
  pin_ = {};
  view_ = &empty_column_view();
  pending_block_ = nullptr;
  const LensView* lens = looked_at_ == nullptr ? nullptr : looked_at_->lens_on({key_, block});
  if (lens != nullptr) {
    STEMMA_TRY(pin_, lens->column({key_, block}));
    view_ = &pin_->view();
    block_ = block;
    return {};
  }
  pending_block_ = pending_ == nullptr ? nullptr : pending_->block(block);
  const ColumnBlockState* state = table_ == nullptr ? nullptr : table_->find(block);
  if (state != nullptr) {
    overlay_ = state->overlay.get();
    if (state->base != nullptr) {
      STEMMA_TRY(pin_, state->base->pin());
      view_ = &pin_->view();
    }
  }
  block_ = block;
  return {};
}

Result<Value> ColumnCursor::value(std::uint64_t id) {
  STEMMA_TRY(enter(id >> column_block_bits));
  const auto row = static_cast<std::uint16_t>(id & (column_block_rows - 1));
  if (pending_block_ != nullptr) {
    const auto at = pending_block_->find(row);
    if (at != pending_block_->end()) return at->second;
  }
  if (overlay_ != nullptr) {
    if (const Value* value = find_change(*overlay_, row)) return *value;
  }
  return view_->value(row);
}

std::uint64_t ColumnCursor::block_bound() const {
  std::uint64_t bound = table_ == nullptr ? 0 : table_->bound();
  if (pending_ != nullptr) {
    for (const auto& [block, rows] : pending_->blocks) bound = std::max(bound, block + 1);
  }
  return bound;
}

Result<void> ColumnCursor::read_block(std::uint64_t block, std::vector<Value>& rows) {
  STEMMA_TRY(enter(block));
  rows.assign(column_block_rows, Value());
  for (std::uint32_t row = 0; row < view_->rows; ++row) rows[row] = view_->value(row);
  if (overlay_ != nullptr) {
    for (const auto& run : overlay_->runs()) {
      // Newest first within a row, so the oldest is written first.
      for (auto entry = run->entries.rbegin(); entry != run->entries.rend(); ++entry) {
        rows[entry->row] = entry->value;
      }
    }
  }
  if (pending_block_ != nullptr) {
    for (const auto& [row, value] : *pending_block_) rows[row] = value;
  }
  return {};
}

}  // namespace stemma::storage
