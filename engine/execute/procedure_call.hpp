#pragma once

#include "engine/execute/row_source.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// CALL of a procedure: its rows beside each input row. One without outputs passes the row on.
class ProcedureCall final : public RowByRow {
 public:
  ProcedureCall(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                const plan::Call& step);
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] Result<void> call();
  [[nodiscard]] Error blamed(Error error) const;

  const plan::Call& step_;
  Interrupt interrupt_;
  std::unique_ptr<ProcedureRows> rows_;
  std::vector<Value> values_;
};

}  // namespace stemma::engine::execute
