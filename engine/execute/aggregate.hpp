#pragma once

#include <unordered_map>
#include <unordered_set>

#include "core/order.hpp"
#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// Rows by their values: gives each different row a number, in the order they come.
class RowNumbers {
 public:
  struct Numbered {
    std::size_t number;
    bool added;
  };
  [[nodiscard]] Numbered number_of(std::span<const Value> row);
  [[nodiscard]] std::size_t size() const { return count_; }
  /// The values of a numbered row.
  [[nodiscard]] const Value* row(std::size_t number) const {
    return values_.data() + number * width_;
  }
  void clear();

 private:
  void grow();
  std::size_t width_ = 0;
  std::size_t count_ = 0;
  std::vector<Value> values_;
  std::vector<std::size_t> hashes_;   ///< by number
  std::vector<std::uint32_t> table_;  ///< number + 1, or 0 where free; open addressing
};

/// Grouping: one row a group, in the order the groups were met.
class Aggregate final : public Operator {
 public:
  Aggregate(Context& context, OperatorPtr input, const plan::Aggregate& step)
      : Operator(context, std::move(input)), step_(step), source_(context.slot_count) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  /// One aggregate of one group.
  struct Cell {
    std::int64_t count = 0;                 ///< count(*) and count(x)
    std::unique_ptr<AggregateState> state;  ///< the others
    std::unique_ptr<RowNumbers> distinct;
  };

  [[nodiscard]] Result<void> consume();
  [[nodiscard]] Result<void> add_batch();
  [[nodiscard]] static Result<void> add_rows(Cell& cell, std::uint64_t rows);
  [[nodiscard]] Result<void> add(const plan::AggregateItem& item, Cell& cell,
                                 std::vector<Column>& arguments, std::size_t row);
  void add_group();

  const plan::Aggregate& step_;
  Batch source_;
  RowNumbers groups_;
  std::vector<Cell> cells_;  ///< by group, then by item
  std::size_t emitted_ = 0;
  bool consumed_ = false;
  std::vector<Value> scratch_;
  Context::Kept kept_{context_};
};

/// Each different row once, in the order they come.
class Distinct final : public Operator {
 public:
  Distinct(Context& context, OperatorPtr input, const plan::Distinct& step)
      : Operator(context, std::move(input)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  const plan::Distinct& step_;
  RowNumbers seen_;
  Context::Kept kept_{context_};
};

}  // namespace stemma::engine::execute
