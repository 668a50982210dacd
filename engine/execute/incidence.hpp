#pragma once

#include <vector>

#include "engine/execute/context.hpp"
#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// The relationships a walk may follow from a node: one list for each direction and type.
class Incidence {
 public:
  explicit Incidence(const plan::Walk& walk) : walk_(walk) {}

  /// Makes the readers, anew after own changes. To be called before a node is looked at, at times
  /// when no list is in use.
  void prepare(Context& context);
  [[nodiscard]] std::size_t lists() const { return readers_.size(); }
  [[nodiscard]] Result<storage::Neighbours> list(std::size_t i, NodeId node) {
    return readers_[i].reader.neighbours(node);
  }
  /// Calls `visit(relationship, neighbour)` for all of a node's lists.
  template <typename Visit>
  [[nodiscard]] Result<void> visit(NodeId node, const Visit& visit) {
    for (std::size_t i = 0; i < lists(); ++i) {
      STEMMA_TRY(const storage::Neighbours found, list(i, node));
      for (std::size_t j = 0; j < found.size(); ++j)
        STEMMA_TRY(visit(found.relationship(j), found.neighbour(j)));
    }
    return {};
  }
  /// The same list for a walk against the pattern.
  [[nodiscard]] Result<storage::Neighbours> backward(std::size_t i, NodeId node);
  [[nodiscard]] Result<std::size_t> degree(std::size_t i, NodeId node) {
    return readers_[i].reader.degree(node);
  }
  /// Whether a loop at the node was met in another list already: an undirected step meets it once.
  [[nodiscard]] bool skips_loops(std::size_t i) const { return readers_[i].skips_loops; }
  [[nodiscard]] bool has_type(TypeId type) const;
  [[nodiscard]] TypeId type(std::size_t i) const { return readers_[i].type; }
  [[nodiscard]] Direction direction(std::size_t i) const { return readers_[i].direction; }
  /// How many relationships `visit` would show.
  [[nodiscard]] Result<std::uint64_t> count(NodeId node);
  /// Whether a relationship with these ends is among a node's.
  [[nodiscard]] bool leads_from(NodeId node, TypeId type, NodeId source, NodeId target) const {
    return ((walk_.out && source == node) || (walk_.in && target == node)) && has_type(type);
  }
  [[nodiscard]] const plan::Walk& walk() const { return walk_; }

 private:
  struct List {
    storage::AdjacencyReader reader;
    TypeId type;
    Direction direction;
    bool skips_loops;
    std::optional<storage::AdjacencyReader> opposite = {};
  };
  const storage::Snapshot* view_ = nullptr;
  const plan::Walk& walk_;
  std::vector<List> readers_;
  std::uint64_t epoch_ = static_cast<std::uint64_t>(-1);
};

/// The relationships that a row has used already in the same MATCH.
class UsedRelationships {
 public:
  explicit UsedRelationships(const std::vector<SlotId>& slots) : slots_(slots) {}
  void read(const Batch& batch, std::size_t row);
  [[nodiscard]] bool has(RelationshipId id) const {
    for (const RelationshipId used : ids_) {
      if (used == id) return true;
    }
    return false;
  }
  [[nodiscard]] const std::vector<RelationshipId>& ids() const { return ids_; }

 private:
  const std::vector<SlotId>& slots_;
  std::vector<RelationshipId> ids_;
};

enum class StartKind : std::uint8_t { node, null };
/// The node a row starts from; a null starts nothing, anything else is an error.
struct Start {
  StartKind kind = StartKind::null;
  NodeId node = {};
};
[[nodiscard]] Result<Start> start_of(const Batch& batch, SlotId slot, std::size_t row);

}  // namespace stemma::engine::execute
