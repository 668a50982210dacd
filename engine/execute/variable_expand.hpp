#pragma once

#include <unordered_set>

#include "engine/execute/incidence.hpp"
#include "engine/execute/row_source.hpp"
#include "engine/execute/walk_bounds.hpp"

namespace stemma::engine::execute {

/// Walks of a variable length, no relationship twice: a row for each, depth first.
class VariableExpand final : public RowByRow {
 public:
  VariableExpand(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                 const plan::VariableExpand& step)
      : RowByRow(context, std::move(input), std::move(carry)),
        step_(step),
        incidence_(step.walk),
        used_(step.walk.distinct_from),
        bounds_(context, step.bounds) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  /// A node on the present walk and how far its relationships were tried.
  struct Frame {
    NodeId node;
    storage::Neighbours list;
    std::size_t list_index = 0;
    std::size_t position = 0;
  };

  [[nodiscard]] Result<Flow> start();
  [[nodiscard]] Result<void> walk(Batch& batch);
  /// Tries the next relationship from the end of the walk.
  [[nodiscard]] Result<Flow> step(Batch& batch);
  [[nodiscard]] Result<void> arrive(NodeId node, Batch& batch);
  [[nodiscard]] Result<void> emit_walk(NodeId node, Batch& batch);
  [[nodiscard]] Result<Value> fold(const plan::PathFold& fold);
  [[nodiscard]] Result<void> reach(Batch& batch);
  [[nodiscard]] bool on_walk(RelationshipId relationship) const;
  [[nodiscard]] Result<Flow> allowed(RelationshipId relationship);
  /// Takes the relationship, if it is allowed and the walk is in bounds then.
  [[nodiscard]] Result<Flow> take(RelationshipId relationship);
  void give_back();

  const plan::VariableExpand& step_;
  Incidence incidence_;
  UsedRelationships used_;
  WalkBounds bounds_;
  Start into_;
  std::vector<Frame> frames_;
  std::size_t depth_ = 0;  ///< frames in use; their memory is kept
  std::vector<RelationshipId> relationships_;
  std::unordered_set<std::uint64_t> on_long_walk_;
  std::uint64_t steps_ = 0;
  // Reachability: breadth first, each node once.
  std::unordered_set<std::uint64_t> seen_;
  std::vector<NodeId> frontier_;
  std::vector<NodeId> next_frontier_;
  std::size_t frontier_position_ = 0;
  std::uint64_t hops_ = 0;
  bool reaching_ = false;
};

}  // namespace stemma::engine::execute
