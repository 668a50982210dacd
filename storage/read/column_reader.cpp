#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"

namespace stemma::storage {

/// The snapshot a column is read from and the blocks that were met.
class ColumnReaderState {
 public:
  ColumnReaderState(std::shared_ptr<const SnapshotState> snapshot, TableKey table)
      : cursor(*snapshot, table), snapshot_(std::move(snapshot)) {}

  ColumnCursor cursor;
  std::vector<Pin<ColumnBlock>> pins;

 private:
  std::shared_ptr<const SnapshotState> snapshot_;
};

ColumnReader make_column_reader(std::shared_ptr<const SnapshotState> snapshot, TableKey table) {
  return ColumnReader(std::make_unique<ColumnReaderState>(std::move(snapshot), table));
}

ColumnReader::ColumnReader(std::unique_ptr<ColumnReaderState> state) : state_(std::move(state)) {}
ColumnReader::ColumnReader(ColumnReader&&) noexcept = default;
ColumnReader& ColumnReader::operator=(ColumnReader&&) noexcept = default;
ColumnReader::~ColumnReader() = default;

Result<const ColumnView*> ColumnReader::block(std::uint64_t block) {
  if (block < clean_.size() && clean_[block] != nullptr) return clean_[block];
  STEMMA_TRY(state_->cursor.enter(block));
  if (!state_->cursor.clean()) return static_cast<const ColumnView*>(nullptr);
  const ColumnView* view = &state_->cursor.view();
  if (view == &empty_column_view()) return view;
  state_->pins.push_back(state_->cursor.take_pin());
  if (block >= clean_.size()) clean_.resize(block + 1);
  clean_[block] = view;
  return view;
}

Result<Value> ColumnReader::merged_value(std::uint64_t id) {
  STEMMA_TRY(const ColumnView* view, block(id >> block_bits));
  if (view != nullptr) return view->value(static_cast<std::uint32_t>(id & row_mask));
  return state_->cursor.value(id);
}

Result<void> ColumnReader::values(std::span<const std::uint64_t> ids, Value* out) {
  for (std::size_t i = 0; i < ids.size(); ++i) { STEMMA_TRY(out[i], value(ids[i])); }
  return {};
}

Result<BatchType> ColumnReader::floats(std::span<const std::uint64_t> ids, double* out,
                                       std::uint8_t* present) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::uint64_t at = ids[i] >> block_bits;
    const ColumnView* view = at < clean_.size() ? clean_[at] : nullptr;
    const auto row = static_cast<std::uint32_t>(ids[i] & row_mask);
    if (view != nullptr && view->encoding == ColumnEncoding::floats) {
      present[i] = view->has(row) ? 1 : 0;
      out[i] = present[i] != 0 ? view->floating(row) : 0;
      continue;
    }
    STEMMA_TRY(const Value found, value(ids[i]));
    if (!found.is_null() && !found.is(Kind::floating)) return BatchType::mixed;
    present[i] = found.is_null() ? 0 : 1;
    out[i] = found.is_null() ? 0 : found.floating();
  }
  return BatchType::uniform;
}

Result<BatchType> ColumnReader::integers(std::span<const std::uint64_t> ids, std::int64_t* out,
                                         std::uint8_t* present) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::uint64_t at = ids[i] >> block_bits;
    const ColumnView* view = at < clean_.size() ? clean_[at] : nullptr;
    const auto row = static_cast<std::uint32_t>(ids[i] & row_mask);
    if (view != nullptr && view->kind == Kind::integer) {
      present[i] = view->has(row) ? 1 : 0;
      out[i] = present[i] != 0 ? view->integer(row) : 0;
      continue;
    }
    STEMMA_TRY(const Value found, value(ids[i]));
    if (!found.is_null() && !found.is(Kind::integer)) return BatchType::mixed;
    present[i] = found.is_null() ? 0 : 1;
    out[i] = found.is_null() ? 0 : found.integer();
  }
  return BatchType::uniform;
}

}  // namespace stemma::storage
