#pragma once

#include <optional>
#include <vector>

#include "engine/execute/breadth_first.hpp"
#include "engine/execute/incidence.hpp"
#include "engine/execute/row_source.hpp"

namespace stemma::engine::execute {

/// The shortest walk, or all of them, between two bound nodes. Without predicates on the path a
/// breadth-first search from both ends; with predicates, walks by length until one satisfies them.
class ShortestPath final : public RowByRow {
 public:
  ShortestPath(Context& context, OperatorPtr input, std::vector<SlotId> carry,
               const plan::ShortestPath& step)
      : RowByRow(context, std::move(input), std::move(carry)),
        step_(step),
        incidence_(step.walk),
        used_(step.walk.distinct_from),
        candidate_(context.slot_count) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  using Walk = std::vector<RelationshipId>;
  /// A node of the walk at hand, and which of its relationships are still to be tried.
  struct Frame {
    NodeId node;
    std::size_t list_index = 0;
    std::size_t index = 0;
    storage::Neighbours list = {};
    bool listed = false;
  };

  [[nodiscard]] Result<void> find();
  [[nodiscard]] Result<void> search(NodeId from, NodeId to);
  [[nodiscard]] Result<void> by_length(NodeId from, NodeId to);
  [[nodiscard]] Result<Flow> walks_of(NodeId from, NodeId to, std::uint64_t length);
  [[nodiscard]] Result<std::optional<SearchHop>> next_hop(Frame& frame, const Walk& walk);
  [[nodiscard]] Result<Flow> allowed(RelationshipId relationship);
  [[nodiscard]] Result<Flow> satisfies(const Walk& walk);
  [[nodiscard]] Result<void> write(const Walk& walk, Batch& batch);
  [[nodiscard]] Result<Value> path_value(const Walk& walk);

  const plan::ShortestPath& step_;
  Incidence incidence_;
  UsedRelationships used_;
  Batch candidate_;
  std::vector<Walk> found_;
  std::size_t position_ = 0;
  bool longer_possible_ = false;
  std::uint64_t steps_ = 0;
};

}  // namespace stemma::engine::execute
