#pragma once

#include "engine/execute/argument.hpp"
#include "engine/execute/row_source.hpp"
#include "engine/execute/subquery_runner.hpp"
#include "engine/plan/plan.hpp"

/// Operators that run a pipeline inside their own: OPTIONAL MATCH, CALL { }, UNION.
namespace stemma::engine::execute {

/// For a batch of rows the rows of the inner pipeline, and then those rows that had none, with
/// nulls.
class Optional final : public Operator {
 public:
  Optional(Context& context, OperatorPtr input, std::vector<SlotId> carry,
           const plan::Optional& step, OperatorPtr inner, Argument* argument)
      : Operator(context, std::move(input)),
        carry_(std::move(carry)),
        step_(step),
        inner_(std::move(inner)),
        argument_(argument),
        source_(context.slot_count) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] Result<Flow> start();
  [[nodiscard]] Flow unmatched(Batch& batch);

  std::vector<SlotId> carry_;
  const plan::Optional& step_;
  OperatorPtr inner_;
  Argument* argument_;
  Batch source_;
  std::vector<std::uint8_t> matched_;
  bool active_ = false;
};

/// CALL { }: for each row the rows of the inner query beside it; of one that returns nothing, the
/// row.
class Apply final : public RowByRow {
 public:
  Apply(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Apply& step,
        std::unique_ptr<SubqueryRunner> inner)
      : RowByRow(context, std::move(input), std::move(carry)),
        step_(step),
        inner_(std::move(inner)),
        rows_(context.slot_count) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  const plan::Apply& step_;
  std::unique_ptr<SubqueryRunner> inner_;
  Batch rows_;
  bool active_ = false;
};

/// The rows of one pipeline after those of another, under common slots.
class Union final : public Operator {
 public:
  struct Part {
    OperatorPtr root;
    Argument* argument;
    std::vector<SlotId> slots;
  };
  Union(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Union& step,
        std::vector<Part> parts)
      : Operator(context, std::move(input)),
        carry_(std::move(carry)),
        step_(step),
        parts_(std::move(parts)),
        source_(context.slot_count),
        rows_(context.slot_count) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  std::vector<SlotId> carry_;
  const plan::Union& step_;
  std::vector<Part> parts_;
  Batch source_;
  Batch rows_;
  std::size_t part_ = 0;
  std::size_t row_ = 0;
  bool active_ = false;
};

}  // namespace stemma::engine::execute
