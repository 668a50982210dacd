#pragma once

#include <optional>

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// ORDER BY, stable. With a limit only the first rows are kept while the input is read.
class Sort final : public Operator {
 public:
  Sort(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Sort& step)
      : Operator(context, std::move(input)),
        step_(step),
        carry_(std::move(carry)),
        rows_(context.slot_count) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] Result<void> consume();
  [[nodiscard]] Result<void> take(const Batch& batch);
  void sort(std::size_t keep);

  const plan::Sort& step_;
  std::vector<SlotId> carry_;
  Batch rows_;
  std::vector<Column> keys_;
  std::vector<std::uint32_t> order_;
  Context::Kept kept_{context_};
  std::size_t emitted_ = 0;
  bool consumed_ = false;
};

}  // namespace stemma::engine::execute
