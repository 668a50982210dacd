#pragma once

#include <optional>
#include <set>
#include <vector>

#include "engine/execute/batch.hpp"
#include "engine/execute/context.hpp"
#include "engine/execute/incidence.hpp"
#include "engine/execute/path_automaton.hpp"
#include "engine/execute/walk_bounds.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// The elements that predicates further on will read; null: not met yet.
using PathMemory = std::vector<Value>;

/// A node of the product of graph and pattern.
struct PathPlace {
  NodeId node;
  std::uint32_t position;
  PathMemory memory;
};

/// A path as it was passed: `continuations[i]` was taken at `nodes[i]`, at `positions[i]`.
struct FoundPath {
  std::vector<NodeId> nodes;
  std::vector<std::uint32_t> positions;
  std::vector<std::uint32_t> continuations;
  std::vector<RelationshipId> relationships;  ///< one less than nodes

  void pop() {
    nodes.pop_back(), positions.pop_back(), continuations.pop_back();
    if (!relationships.empty()) relationships.pop_back();
  }
};

/// What all searches of a path pattern share: the automaton, and the steps it allows in the graph.
class PathStepper {
 public:
  PathStepper(Context& context, const plan::PathSearch& step);

  /// For a row of the input. To be called before anything else.
  [[nodiscard]] Result<void> prepare(const Batch& source, std::size_t row);
  [[nodiscard]] PathPlace start(NodeId node) const {
    return {node, 0, PathMemory(remembered_.size())};
  }
  [[nodiscard]] const PathAutomaton& automaton() const { return automaton_; }
  [[nodiscard]] const plan::PathSearch& step() const { return step_; }
  [[nodiscard]] Context& context() const { return context_; }

  /// Whether (Flow::more) the place may be left this way; `after` is what is remembered then.
  [[nodiscard]] Result<Flow> passes(const PathPlace& place, const Continuation& continuation,
                                    PathMemory& after);
  /// The relationships that the edge of a position may follow from a node.
  [[nodiscard]] Incidence& incidence(std::uint32_t position) {
    return incidences_[automaton_.positions[position].edge];
  }
  /// Whether (Flow::more) a relationship may be the edge of a position; `memory` gets it.
  [[nodiscard]] Result<Flow> passes(RelationshipId relationship, std::uint32_t position,
                                    PathMemory& memory);
  /// What a relationship costs there. Errors: a cost that is no finite number above 0.
  [[nodiscard]] Result<double> cost(RelationshipId relationship, std::uint32_t position);

  /// Whether a path may be extended to `node` by `relationship`, and whether it may go on then.
  [[nodiscard]] bool may_extend(const FoundPath& path, RelationshipId relationship,
                                NodeId node) const;
  /// What `bounds` asks of the paths from `start`, for the prepared row.
  [[nodiscard]] Result<void> begin(WalkBounds& bounds, NodeId start) const;
  /// Whether (Flow::more) they let a path go on along the relationship.
  [[nodiscard]] Result<Flow> push(WalkBounds& bounds, RelationshipId relationship);

  /// Whether the mode allows the whole path.
  [[nodiscard]] bool is_allowed(const FoundPath& path) const;

  /// Whether no relationship of the path was used before in the same MATCH.
  [[nodiscard]] bool is_free(const FoundPath& path) const;

  /// Writes what the path binds as a row. Answers false where the same row was written before for
  /// this input row.
  [[nodiscard]] bool is_new(const FoundPath& path);
  void write(const FoundPath& path, Batch& batch) const;

 private:
  /// A variable and the values that a path gives it.
  struct Binding {
    SlotId slot;
    bool grouped;
    ValueList values;
  };

  void load(const PathMemory& memory);
  [[nodiscard]] std::optional<std::size_t> memory_index(bound::LocalId local) const;
  [[nodiscard]] Result<Flow> node_passes(const bound::SearchNode& node, NodeId id,
                                         PathMemory& memory);
  [[nodiscard]] Result<Flow> holds(const bound::ExpressionPtr& predicate);
  [[nodiscard]] std::vector<Binding> bindings(const FoundPath& path) const;

  Context& context_;
  const plan::PathSearch& step_;
  PathAutomaton automaton_;
  std::optional<Error> refused_;  ///< why there is no automaton
  std::vector<plan::Walk> walks_;
  std::vector<Incidence> incidences_;
  UsedRelationships used_;
  std::vector<bound::LocalId> remembered_;
  const Batch* source_ = nullptr;
  std::size_t row_ = 0;
  std::set<std::vector<std::uint64_t>> written_;  ///< signatures, where the automaton is ambiguous
};

}  // namespace stemma::engine::execute
