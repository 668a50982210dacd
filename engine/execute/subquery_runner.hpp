#pragma once

#include <memory>

#include "core/result.hpp"
#include "engine/execute/argument.hpp"
#include "engine/execute/operator.hpp"

namespace stemma::engine::execute {

/// Runs a planned query once a row of an outer batch: subqueries of expressions, MERGE, CALL { }.
class SubqueryRunner {
 public:
  /// `argument` is the leaf of `root` that hands the outer row in.
  SubqueryRunner(Context& context, OperatorPtr root, Argument* argument)
      : batch_(context.slot_count),
        outer_(context.slot_count),
        root_(std::move(root)),
        argument_(argument) {}

  /// Begins again for one row of `outer`, which must stay as it is while rows are pulled.
  void start(const Batch& outer, std::size_t row) {
    argument_->set(outer, row, row + 1);
    root_->rewind();
  }
  [[nodiscard]] Result<Flow> next(Batch& batch) {
    batch.clear();
    return root_->next(batch);
  }

  [[nodiscard]] Result<Value> exists();
  [[nodiscard]] Result<Value> count();
  /// The values of one slot, as a list.
  [[nodiscard]] Result<Value> collect(SlotId slot);
  /// A batch of one row to hand in where locals must travel along.
  [[nodiscard]] Batch& outer() { return outer_; }

 private:
  Batch batch_;
  Batch outer_;
  OperatorPtr root_;
  Argument* argument_;
};

}  // namespace stemma::engine::execute
