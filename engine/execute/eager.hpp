#pragma once

#include <deque>
#include <vector>

#include "engine/execute/operator.hpp"

namespace stemma::engine::execute {

/// Takes in all rows before it hands the first on. It stands before and behind what writes: a
/// clause sees what the clauses before it did, and no less or more.
class Eager : public Operator {
 public:
  Eager(Context& context, OperatorPtr input, std::vector<SlotId> carry)
      : Operator(context, std::move(input)), carry_(std::move(carry)) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) final;
  void rewind() final;

 protected:
  /// Called once all rows are in.
  [[nodiscard]] virtual Result<void> all_taken() { return {}; }

  std::vector<SlotId> carry_;
  std::deque<Batch> batches_;

 private:
  [[nodiscard]] Result<void> take_all();
  bool taken_ = false;
  Context::Kept kept_{context_};
};

}  // namespace stemma::engine::execute
