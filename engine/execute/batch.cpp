#include "engine/execute/batch.hpp"

namespace stemma::engine::execute {

void Batch::keep(std::span<const std::uint32_t> rows) {
  if (rows.size() == rows_) return;
  for (Column& column : columns_) {
    if (column.size() == rows_) column.keep(rows);
  }
  if (weighted()) {
    for (std::size_t i = 0; i < rows.size(); ++i) weights_[i] = weights_[rows[i]];
    weights_.resize(rows.size());
  }
  rows_ = rows.size();
}

void Batch::truncate(std::size_t rows) {
  if (rows >= rows_) return;
  for (Column& column : columns_) column.truncate(rows);
  if (weighted()) weights_.resize(rows);
  rows_ = rows;
}

void Batch::append(const Batch& from, std::span<const std::uint32_t> rows,
                   std::span<const SlotId> slots) {
  for (const SlotId slot : slots) column(slot).append(from.column(slot), rows);
  if (from.weighted() || weighted()) {
    weights_.resize(rows_, 1);
    for (const std::uint32_t row : rows) weights_.push_back(from.weight(row));
  }
  rows_ += rows.size();
}

}  // namespace stemma::engine::execute
