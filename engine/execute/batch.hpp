#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/bind/bound_expression.hpp"
#include "engine/execute/column.hpp"

namespace stemma::engine::execute {

using bound::SlotId;

inline constexpr std::size_t batch_rows_max = 2048;

/// Up to `batch_rows_max` rows, by columns. A column is there for each slot that is still needed.
/// With `weights` a row stands for so many equal rows: an expansion of which only the number is
/// asked.
class Batch {
 public:
  explicit Batch(std::size_t slots = 0) : columns_(slots) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] bool empty() const { return rows_ == 0; }
  void set_rows(std::size_t rows) { rows_ = rows; }
  [[nodiscard]] std::size_t slots() const { return columns_.size(); }

  [[nodiscard]] Column& column(SlotId slot) { return columns_[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] const Column& column(SlotId slot) const {
    return columns_[static_cast<std::size_t>(slot)];
  }
  [[nodiscard]] Value at(SlotId slot, std::size_t row) const { return column(slot).at(row); }

  [[nodiscard]] bool weighted() const { return !weights_.empty(); }
  [[nodiscard]] std::uint64_t weight(std::size_t row) const {
    return weights_.empty() ? 1 : weights_[row];
  }
  [[nodiscard]] std::vector<std::uint64_t>& weights() { return weights_; }
  [[nodiscard]] const std::vector<std::uint64_t>& weights() const { return weights_; }

  /// Forgets all rows; columns keep their memory.
  void clear() {
    for (Column& column : columns_) column.reset(Column::Form::values);
    weights_.clear();
    rows_ = 0;
  }
  /// Keeps these rows of the columns that are there.
  void keep(std::span<const std::uint32_t> rows);
  void truncate(std::size_t rows);
  /// Appends rows of another batch, the columns `slots` only.
  void append(const Batch& from, std::span<const std::uint32_t> rows,
              std::span<const SlotId> slots);

 private:
  std::vector<Column> columns_;
  std::vector<std::uint64_t> weights_;
  std::size_t rows_ = 0;
};

}  // namespace stemma::engine::execute
