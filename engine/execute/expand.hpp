#pragma once

#include "engine/execute/incidence.hpp"
#include "engine/execute/row_source.hpp"

namespace stemma::engine::execute {

/// One hop from a node: a row for each relationship, or with `counts_only` one row with a weight.
class Expand final : public RowByRow {
 public:
  Expand(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Expand& step)
      : RowByRow(context, std::move(input), std::move(carry)),
        step_(step),
        incidence_(step.walk),
        used_(step.walk.distinct_from) {
    if (step.next_hop) next_hop_.emplace(*step.next_hop);
  }
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] Result<Flow> start();
  [[nodiscard]] Result<void> expand(Batch& batch);
  [[nodiscard]] Result<Flow> count(Batch& batch);
  [[nodiscard]] Result<std::uint64_t> count_of(NodeId node);
  [[nodiscard]] Result<std::uint64_t> count_of_pairs(NodeId node);

  const plan::Expand& step_;
  Incidence incidence_;
  std::optional<Incidence> next_hop_;
  UsedRelationships used_;
  Start from_;
  Start into_;
  storage::Neighbours list_;
  std::size_t list_index_ = 0;
  std::size_t position_ = 0;
  bool active_ = false;
};

/// The ends of a relationship that is there already: binds those that are not, checks those that
/// are.
class RelationshipEnds final : public RowByRow {
 public:
  RelationshipEnds(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                   const plan::RelationshipEnds& step)
      : RowByRow(context, std::move(input), std::move(carry)),
        step_(step),
        used_(step.walk.distinct_from) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;

 private:
  [[nodiscard]] Result<void> ends(Batch& batch);

  const plan::RelationshipEnds& step_;
  UsedRelationships used_;
};

}  // namespace stemma::engine::execute
