#include "engine/algorithms/shortest_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <functional>
#include <utility>

#include "core/format.hpp"
#include "engine/algorithms/boost_graph.hpp"

namespace stemma::engine {
namespace {

/// Reads weights as they are asked for: a path between two nodes meets few of all relationships.
class Weights {
 public:
  Weights(const storage::Snapshot& snapshot, const WeightSource& source) : source_(source) {
    if (source.property) {
      name_ = std::string(snapshot.catalog().name(*source.property));
      column_.emplace(snapshot.column(storage::EntityKind::relationship, *source.property));
    }
  }

  [[nodiscard]] double of(RelationshipId relationship) {
    if (!column_) return 1;
    auto read = column_->value(number(relationship));
    if (!read) throw GraphFailure{std::move(read.error())};
    if (read->is_null() && source_.missing) return *source_.missing;
    if (read->is_number() && read->as_double() >= 0) return read->as_double();
    throw GraphFailure{runtime_error(
        ErrorCode::invalid_argument_value,
        fmt::format("relationship {} has {} as its weight '{}'; a weight is a number of 0 or more",
                    number(relationship), read->is_null() ? "nothing" : to_literal(*read), name_),
        {}, read->is_null() ? "missing_weight says what such a relationship costs" : "")};
  }

 private:
  WeightSource source_;
  std::string name_;
  std::optional<storage::ColumnReader> column_;
};

/// A property map of Boost over `Weights`.
struct WeightMap {
  using key_type = GraphEdge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  Weights* weights = nullptr;
};
double get(const WeightMap& map, const GraphEdge& edge) {
  return map.weights->of(edge.relationship);
}

struct Reached {};  ///< ends the search at the target

/// Keeps the edge by which each vertex was reached best.
class KeepEdges : public boost::dijkstra_visitor<> {
 public:
  KeepEdges(std::vector<GraphEdge>* best, GraphView::Vertex target)
      : best_(best), target_(target) {}
  void edge_relaxed(const GraphEdge& edge, const GraphView&) {
    if (best_ != nullptr) (*best_)[edge.to] = edge;
  }
  void examine_vertex(GraphView::Vertex vertex, const GraphView&) const {
    if (vertex == target_) throw Reached{};
  }

 private:
  std::vector<GraphEdge>* best_;
  GraphView::Vertex target_;
};

Result<std::vector<double>> search(const storage::Snapshot& snapshot, const GraphView& view,
                                   GraphView::Vertex source, GraphView::Vertex target,
                                   const WeightSource& weight, std::vector<GraphEdge>* best) {
  std::vector<double> distances(view.size(), unreachable);
  std::vector<GraphView::Vertex> predecessors(view.size(), GraphView::nothing);
  distances[source] = 0;
  Weights weights(snapshot, weight);
  const auto index = get(boost::vertex_index, view);
  STEMMA_TRY(run_on_view([&] {
    try {
      boost::dijkstra_shortest_paths_no_color_map_no_init(
          view, source, boost::make_iterator_property_map(predecessors.begin(), index),
          boost::make_iterator_property_map(distances.begin(), index), WeightMap{&weights}, index,
          std::less<double>(), std::plus<double>(), unreachable, 0.0, KeepEdges(best, target));
    } catch (const Reached&) {}
  }));
  return distances;
}

}  // namespace

Result<std::optional<WeightedPath>> shortest_path(const storage::Snapshot& snapshot,
                                                  const GraphView& view, GraphView::Vertex source,
                                                  GraphView::Vertex target,
                                                  const WeightSource& weight) {
  std::vector<GraphEdge> best(view.size());
  STEMMA_TRY(const auto distances, search(snapshot, view, source, target, weight, &best));
  if (distances[target] == unreachable) return std::optional<WeightedPath>{};
  WeightedPath found;
  found.cost = distances[target];
  for (GraphView::Vertex at = target; at != source; at = best[at].from) {
    found.path.nodes.push_back(view.node(at));
    found.path.relationships.push_back(best[at].relationship);
  }
  found.path.nodes.push_back(view.node(source));
  std::reverse(found.path.nodes.begin(), found.path.nodes.end());
  std::reverse(found.path.relationships.begin(), found.path.relationships.end());
  return std::optional<WeightedPath>(std::move(found));
}

Result<std::vector<double>> shortest_distances(const storage::Snapshot& snapshot,
                                               const GraphView& view, GraphView::Vertex source,
                                               const WeightSource& weight) {
  return search(snapshot, view, source, GraphView::nothing, weight, nullptr);
}

}  // namespace stemma::engine
