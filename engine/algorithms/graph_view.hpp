#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/ids.hpp"
#include "core/interrupt.hpp"
#include "core/result.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine {

/// Which way an algorithm follows relationships: as they point, against it, or both.
enum class Follow : std::uint8_t { out, in, both };

/// The part of a graph that an algorithm looks at. Nothing given: all of it. Relationships with an
/// end outside the chosen nodes take no part.
struct GraphSelection {
  std::optional<std::vector<LabelId>> labels;  ///< nodes with any of these
  std::optional<std::vector<TypeId>> types;    ///< relationships of any of these
  Follow follow = Follow::out;
};

/// What stops an algorithm of Boost.Graph, whose loops know no `Result`. Ends in `run_on_view`.
struct GraphFailure {
  Error error;
};

/// A part of a snapshot as a graph of Boost.Graph: it models VertexListGraph, BidirectionalGraph,
/// AdjacencyGraph and EdgeListGraph (see boost_graph.hpp), reads the store's own lists and copies
/// none of them. Vertices are numbered from 0 in the order of node ids. With `Follow::in` every
/// edge is turned around; with `Follow::both` each counts once either way. Not thread-safe.
class GraphView {
 public:
  using Vertex = std::uint32_t;
  static constexpr Vertex nothing = 0xFFFF'FFFF;

  /// `interrupt` must live as long as the view.
  [[nodiscard]] static Result<GraphView> open(const storage::Snapshot& snapshot,
                                              const GraphSelection& selection,
                                              const Interrupt& interrupt);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] NodeId node(Vertex vertex) const { return NodeId{nodes_[vertex]}; }
  /// The vertex of a node, or `nothing` where it is not part of this view.
  [[nodiscard]] Vertex vertex(NodeId node) const {
    const std::uint64_t id = number(node);
    if (id >= vertices_.size()) return nothing;
    return vertices_[id];
  }

  /// How many lists of neighbours each vertex has: one for each type and direction followed.
  [[nodiscard]] std::size_t list_count() const { return forward_.size(); }
  /// List `list` of what follows a vertex, or of what it follows. May name nodes outside the view.
  [[nodiscard]] Result<storage::Neighbours> following(Vertex vertex, std::size_t list) const {
    return readers_[forward_[list]].neighbours(node(vertex));
  }
  [[nodiscard]] Result<storage::Neighbours> preceding(Vertex vertex, std::size_t list) const {
    return readers_[backward_[list]].neighbours(node(vertex));
  }

  /// Asked inside long loops, now and then: whether to go on.
  [[nodiscard]] Result<void> look() const { return *interrupt_ ? (*interrupt_)() : Result<void>{}; }
  /// Called for each vertex that is expanded; looks every so often. Throws GraphFailure.
  void count_step() const;

 private:
  GraphView(const storage::Snapshot& snapshot, const Interrupt& interrupt)
      : snapshot_(snapshot), interrupt_(&interrupt) {}
  [[nodiscard]] Result<void> choose_nodes(const GraphSelection& selection);
  void choose_lists(const GraphSelection& selection);
  [[nodiscard]] Result<void> scan(std::optional<LabelId> label);

  storage::Snapshot snapshot_;
  const Interrupt* interrupt_;
  std::vector<std::uint64_t> nodes_;  ///< by vertex, ascending
  std::vector<Vertex> vertices_;      ///< by node id
  mutable std::vector<storage::AdjacencyReader> readers_;
  std::vector<std::size_t> forward_;  ///< places in `readers_`
  std::vector<std::size_t> backward_;
  mutable std::uint32_t steps_ = 0;
};

}  // namespace stemma::engine
