#pragma once

#include <vector>

#include "engine/execute/operator.hpp"

namespace stemma::engine::execute {

/// The base of operators that turn each input row into some rows: hands out the input row by row
/// and copies the carried columns for the rows made from it.
class RowByRow : public Operator {
 public:
  RowByRow(Context& context, OperatorPtr input, std::vector<SlotId> carry)
      : Operator(context, std::move(input)),
        carry_(std::move(carry)),
        source_(context.slot_count) {}

  void rewind() override {
    Operator::rewind();
    source_.clear();
    row_ = 0;
    started_ = false;
    parents_.clear();
  }

 protected:
  /// Goes to the next input row; `done` when there is none.
  [[nodiscard]] Result<Flow> advance() {
    if (started_ && row_ + 1 < source_.rows()) {
      ++row_;
      return Flow::more;
    }
    source_.clear();
    STEMMA_TRY(const Flow flow, input_->next(source_));
    STEMMA_TRY(context_.check());
    started_ = flow == Flow::more;
    row_ = 0;
    return flow;
  }
  /// Whether rows made so far come from a batch that `advance` is about to drop.
  [[nodiscard]] bool at_batch_end() const { return !started_ || row_ + 1 >= source_.rows(); }
  /// Notes that one more output row comes from the present input row.
  void emit() { parents_.push_back(static_cast<std::uint32_t>(row_)); }
  [[nodiscard]] std::size_t emitted() const { return parents_.size(); }
  /// Copies the carried columns for the rows noted.
  void flush(Batch& batch) {
    batch.append(source_, parents_, carry_);
    parents_.clear();
  }

  std::vector<SlotId> carry_;
  Batch source_;
  std::size_t row_ = 0;
  bool started_ = false;
  std::vector<std::uint32_t> parents_;
};

}  // namespace stemma::engine::execute
