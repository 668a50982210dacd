#pragma once

// What makes a GraphView a graph of Boost.Graph: the traits and the free functions of its concepts,
// which Boost finds by argument-dependent lookup.

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <new>
#include <utility>

#include "engine/algorithms/graph_view.hpp"

namespace stemma::engine {

/// One relationship, in the direction the view follows it.
struct GraphEdge {
  GraphView::Vertex from = GraphView::nothing;
  GraphView::Vertex to = GraphView::nothing;
  RelationshipId relationship = {};
  friend bool operator==(const GraphEdge&, const GraphEdge&) = default;
};

enum class EdgeSide : std::uint8_t { following, preceding };

/// Walks the lists of one vertex; `begin` and `end` differ in the list they stand in.
template <EdgeSide side>
class EdgeIterator : public boost::iterator_facade<EdgeIterator<side>, GraphEdge,
                                                   boost::forward_traversal_tag, GraphEdge> {
 public:
  EdgeIterator() = default;
  EdgeIterator(const GraphView& view, GraphView::Vertex vertex, std::size_t list)
      : view_(&view), vertex_(vertex), list_(list) {
    open_list();
    settle();
  }

 private:
  friend class boost::iterator_core_access;

  [[nodiscard]] GraphEdge dereference() const {
    const RelationshipId relationship = neighbours_.relationship(place_);
    if constexpr (side == EdgeSide::following) return {vertex_, neighbour_, relationship};
    return {neighbour_, vertex_, relationship};
  }
  [[nodiscard]] bool equal(const EdgeIterator& other) const {
    return vertex_ == other.vertex_ && list_ == other.list_ && place_ == other.place_;
  }
  void increment() {
    ++place_;
    settle();
  }

  /// Steps over what is outside the view and over lists that are at their end.
  void settle() {
    while (list_ < view_->list_count()) {
      for (; place_ < neighbours_.size(); ++place_) {
        neighbour_ = view_->vertex(neighbours_.neighbour(place_));
        if (neighbour_ != GraphView::nothing) return;
      }
      ++list_;
      open_list();
    }
  }
  void open_list() {
    place_ = 0;
    if (list_ >= view_->list_count()) return;
    auto read = side == EdgeSide::following ? view_->following(vertex_, list_)
                                            : view_->preceding(vertex_, list_);
    if (!read) throw GraphFailure{std::move(read.error())};
    neighbours_ = *read;
  }

  const GraphView* view_ = nullptr;
  storage::Neighbours neighbours_;
  GraphView::Vertex vertex_ = GraphView::nothing;
  GraphView::Vertex neighbour_ = GraphView::nothing;
  std::size_t list_ = 0;
  std::size_t place_ = 0;
};

using OutEdgeIterator = EdgeIterator<EdgeSide::following>;
using InEdgeIterator = EdgeIterator<EdgeSide::preceding>;

[[nodiscard]] inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(GraphView::Vertex vertex,
                                                                           const GraphView& view) {
  view.count_step();
  return {{view, vertex, 0}, {view, vertex, view.list_count()}};
}
[[nodiscard]] inline std::pair<InEdgeIterator, InEdgeIterator> in_edges(GraphView::Vertex vertex,
                                                                        const GraphView& view) {
  view.count_step();
  return {{view, vertex, 0}, {view, vertex, view.list_count()}};
}

/// All edges, vertex by vertex.
class AllEdgesIterator : public boost::iterator_facade<AllEdgesIterator, GraphEdge,
                                                       boost::forward_traversal_tag, GraphEdge> {
 public:
  AllEdgesIterator() = default;
  AllEdgesIterator(const GraphView& view, GraphView::Vertex vertex)
      : view_(&view), vertex_(vertex) {
    if (vertex_ < view.size()) edges_ = out_edges(vertex_, view);
    settle();
  }

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] GraphEdge dereference() const { return *edges_.first; }
  [[nodiscard]] bool equal(const AllEdgesIterator& other) const {
    return vertex_ == other.vertex_ &&
           (vertex_ >= view_->size() || edges_.first == other.edges_.first);
  }
  void increment() {
    ++edges_.first;
    settle();
  }
  void settle() {
    while (vertex_ < view_->size() && edges_.first == edges_.second) {
      if (++vertex_ < view_->size()) edges_ = out_edges(vertex_, *view_);
    }
  }

  const GraphView* view_ = nullptr;
  GraphView::Vertex vertex_ = GraphView::nothing;
  std::pair<OutEdgeIterator, OutEdgeIterator> edges_;
};

struct GraphViewCategory : boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag,
                           boost::adjacency_graph_tag,
                           boost::bidirectional_graph_tag {};

}  // namespace stemma::engine

template <>
struct boost::graph_traits<stemma::engine::GraphView> {
  using vertex_descriptor = stemma::engine::GraphView::Vertex;
  using edge_descriptor = stemma::engine::GraphEdge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = stemma::engine::GraphViewCategory;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<vertex_descriptor>;
  using out_edge_iterator = stemma::engine::OutEdgeIterator;
  using in_edge_iterator = stemma::engine::InEdgeIterator;
  using edge_iterator = stemma::engine::AllEdgesIterator;
  using adjacency_iterator =
      boost::adjacency_iterator_generator<stemma::engine::GraphView, vertex_descriptor,
                                          out_edge_iterator>::type;
  static vertex_descriptor null_vertex() { return stemma::engine::GraphView::nothing; }
};

template <>
struct boost::graph_traits<const stemma::engine::GraphView>
    : boost::graph_traits<stemma::engine::GraphView> {};

template <>
struct boost::property_map<stemma::engine::GraphView, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<stemma::engine::GraphView::Vertex>;
  using const_type = type;
};

namespace stemma::engine {

using GraphTraits = boost::graph_traits<GraphView>;

[[nodiscard]] inline auto get(boost::vertex_index_t, const GraphView&) {
  return boost::typed_identity_property_map<GraphView::Vertex>{};
}
[[nodiscard]] inline GraphView::Vertex get(boost::vertex_index_t, const GraphView&,
                                           GraphView::Vertex vertex) {
  return vertex;
}
[[nodiscard]] inline GraphView::Vertex source(const GraphEdge& edge, const GraphView&) {
  return edge.from;
}
[[nodiscard]] inline GraphView::Vertex target(const GraphEdge& edge, const GraphView&) {
  return edge.to;
}
[[nodiscard]] inline std::size_t num_vertices(const GraphView& view) { return view.size(); }
[[nodiscard]] inline std::pair<GraphTraits::vertex_iterator, GraphTraits::vertex_iterator> vertices(
    const GraphView& view) {
  return {GraphTraits::vertex_iterator(0),
          GraphTraits::vertex_iterator(static_cast<GraphView::Vertex>(view.size()))};
}
[[nodiscard]] inline std::size_t out_degree(GraphView::Vertex vertex, const GraphView& view) {
  const auto [begin, end] = out_edges(vertex, view);
  return static_cast<std::size_t>(std::distance(begin, end));
}
[[nodiscard]] inline std::size_t in_degree(GraphView::Vertex vertex, const GraphView& view) {
  const auto [begin, end] = in_edges(vertex, view);
  return static_cast<std::size_t>(std::distance(begin, end));
}
[[nodiscard]] inline std::size_t degree(GraphView::Vertex vertex, const GraphView& view) {
  return out_degree(vertex, view) + in_degree(vertex, view);
}
[[nodiscard]] inline std::pair<AllEdgesIterator, AllEdgesIterator> edges(const GraphView& view) {
  return {{view, 0}, {view, static_cast<GraphView::Vertex>(view.size())}};
}
[[nodiscard]] inline std::size_t num_edges(const GraphView& view) {
  const auto [begin, end] = edges(view);
  return static_cast<std::size_t>(std::distance(begin, end));
}
[[nodiscard]] inline std::pair<GraphTraits::adjacency_iterator, GraphTraits::adjacency_iterator>
adjacent_vertices(GraphView::Vertex vertex, const GraphView& view) {
  const auto [begin, end] = out_edges(vertex, view);
  return {GraphTraits::adjacency_iterator(begin, &view),
          GraphTraits::adjacency_iterator(end, &view)};
}

/// Runs an algorithm of Boost.Graph. What the view throws under it becomes the error.
template <typename Run>
[[nodiscard]] Result<void> run_on_view(Run&& run) {
  try {
    std::forward<Run>(run)();
    return {};
  } catch (GraphFailure& failure) {
    return std::move(failure.error);
  } catch (const std::bad_alloc&) {
    return runtime_error(ErrorCode::memory_limit, "no memory is left for the algorithm");
  }
}

}  // namespace stemma::engine
