#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/ownership/share_reader.hpp"

namespace stemma::engine::ownership {

enum class Towards : std::uint8_t { owners, holdings, both };

/// How far an expansion goes before it leaves out or stops.
struct ExpansionLimits {
  std::int64_t depth = 3;
  std::size_t step = 20;       ///< of a node's neighbours, how many are followed
  std::size_t nodes = 10'000;  ///< of all; more is an error
};

/// A node that an expansion came to, or a hub that it did not go beyond.
struct Reached {
  NodeId node{};
  std::int64_t depth = 0;
  std::optional<NodeId> from;
  std::optional<RelationshipId> relationship;
  std::size_t degree = 0;    ///< relationships in the direction asked for, in force
  std::size_t left_out = 0;  ///< of these, not followed
};

/// From a node along the relationships that carry shares, the greatest shares first, nearer nodes
/// first, each node once. The nodes at the last step are not followed: their degree is told, and
/// nothing is left out of them.
class Expansion {
 public:
  /// `scope` and `interrupt` must live as long.
  Expansion(const storage::Snapshot& snapshot, const ReadScope& scope, Towards towards,
            const ExpansionLimits& limits, const Interrupt& interrupt);

  /// All that is reached. An error where it is more than `limits.nodes`.
  [[nodiscard]] Result<std::vector<Reached>> expand(NodeId start);
  /// The nodes in reach with at least `degree` relationships; nothing beyond them is looked at.
  [[nodiscard]] Result<std::vector<Reached>> hubs(NodeId start, std::size_t degree);

 private:
  struct Step {
    NodeId neighbour{};
    RelationshipId relationship{};
    double share = 0;
  };
  [[nodiscard]] Result<std::vector<Step>> steps(NodeId node);
  [[nodiscard]] Result<std::vector<Reached>> walk(NodeId start, std::optional<std::size_t> hub);

  const ReadScope& scope_;
  const Interrupt& interrupt_;
  ExpansionLimits limits_;
  std::vector<storage::AdjacencyReader> readers_;
  HoldingColumns columns_;
};

}  // namespace stemma::engine::ownership
