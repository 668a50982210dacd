#include "engine/execute/nested.hpp"

#include <numeric>

namespace stemma::engine::execute {

void Optional::rewind() {
  Operator::rewind();
  active_ = false;
}

Result<Flow> Optional::start() {
  source_.clear();
  STEMMA_TRY(const Flow flow, input_->next(source_));
  if (flow == Flow::done) return flow;
  STEMMA_TRY(context_.check());
  Column& ordinals = source_.column(step_.ordinal);
  ordinals.reset(Column::Form::values);
  for (std::size_t row = 0; row < source_.rows(); ++row)
    ordinals.push(Value(static_cast<std::int64_t>(row)));
  matched_.assign(source_.rows(), 0);
  argument_->set(source_, 0, source_.rows());
  inner_->rewind();
  active_ = true;
  return Flow::more;
}

Flow Optional::unmatched(Batch& batch) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < matched_.size(); ++row) {
    if (matched_[row] == 0) rows.push_back(static_cast<std::uint32_t>(row));
  }
  active_ = false;
  if (rows.empty()) return Flow::done;
  batch.clear();
  batch.append(source_, rows, carry_);
  for (const SlotId slot : step_.nulls) batch.column(slot).set_constant(Value(), rows.size());
  return Flow::more;
}

Result<Flow> Optional::next(Batch& batch) {
  while (true) {
    if (!active_) {
      STEMMA_TRY(const Flow flow, start());
      if (flow == Flow::done) return flow;
    }
    batch.clear();
    STEMMA_TRY(const Flow flow, inner_->next(batch));
    if (flow == Flow::more) {
      const Column& ordinals = batch.column(step_.ordinal);
      for (std::size_t row = 0; row < batch.rows(); ++row) {
        matched_[static_cast<std::size_t>(ordinals.at(row).integer())] = 1;
      }
      return Flow::more;
    }
    if (unmatched(batch) == Flow::more) return Flow::more;
  }
}

void Apply::rewind() {
  RowByRow::rewind();
  active_ = false;
}

Result<Flow> Apply::next(Batch& batch) {
  while (true) {
    if (!active_) {
      STEMMA_TRY(const Flow flow, advance());
      if (flow == Flow::done) return flow;
      inner_->start(source_, row_);
      active_ = true;
    }
    STEMMA_TRY(const Flow flow, inner_->next(rows_));
    if (flow == Flow::done) {
      active_ = false;
      if (step_.returns) continue;
      emit();
      flush(batch);
      return Flow::more;
    }
    if (!step_.returns) continue;
    std::vector<std::uint32_t> all(rows_.rows());
    std::iota(all.begin(), all.end(), 0u);
    for (std::size_t row = 0; row < rows_.rows(); ++row) emit();
    flush(batch);
    for (const SlotId slot : step_.slots) batch.column(slot).append(rows_.column(slot), all);
    return Flow::more;
  }
}

void Union::rewind() {
  Operator::rewind();
  part_ = 0;
  row_ = 0;
  active_ = false;
  source_.clear();
}

Result<Flow> Union::next(Batch& batch) {
  while (true) {
    if (row_ >= source_.rows()) {
      source_.clear();
      row_ = 0;
      part_ = 0;
      STEMMA_TRY(const Flow flow, input_->next(source_));
      if (flow == Flow::done) return flow;
    }
    if (part_ == parts_.size()) {
      part_ = 0;
      ++row_;
      continue;
    }
    Part& part = parts_[part_];
    if (!active_) {
      part.argument->set(source_, row_, row_ + 1);
      part.root->rewind();
      active_ = true;
    }
    rows_.clear();
    STEMMA_TRY(const Flow flow, part.root->next(rows_));
    if (flow == Flow::done) {
      active_ = false;
      ++part_;
      continue;
    }
    std::vector<std::uint32_t> all(rows_.rows());
    std::iota(all.begin(), all.end(), 0u);
    const std::vector<std::uint32_t> parents(rows_.rows(), static_cast<std::uint32_t>(row_));
    batch.append(source_, parents, carry_);
    for (std::size_t i = 0; i < step_.slots.size(); ++i) {
      batch.column(step_.slots[i]).append(rows_.column(part.slots[i]), all);
    }
    return Flow::more;
  }
}

}  // namespace stemma::engine::execute
