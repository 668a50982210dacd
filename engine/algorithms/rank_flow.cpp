#include "engine/algorithms/rank_flow.hpp"

#include <algorithm>
#include <array>

namespace stemma::engine {
namespace {

using Vertex = GraphView::Vertex;

constexpr std::size_t vertices_between_looks = 8192;

/// All edges by their target, in the order of vertices, and how many leave each vertex.
struct EdgesIn {
  std::vector<std::uint64_t> begins = {0};
  std::vector<Vertex> sources;
  std::vector<std::uint32_t> leaving;

  [[nodiscard]] bool gives(Vertex v) const { return leaving[v] != 0; }
  [[nodiscard]] bool receives(Vertex v) const { return begins[v + 1] != begins[v]; }
  [[nodiscard]] bool in_core(Vertex v) const { return gives(v) && receives(v); }
};

Result<EdgesIn> read_edges(const GraphView& view) {
  EdgesIn edges;
  edges.begins.reserve(view.size() + 1);
  edges.leaving.assign(view.size(), 0);
  for (std::size_t i = 0; i < view.size(); ++i) {
    for (std::size_t list = 0; list < view.list_count(); ++list) {
      STEMMA_TRY(const storage::Neighbours neighbours,
                 view.preceding(static_cast<Vertex>(i), list));
      for (std::size_t k = 0; k < neighbours.size(); ++k) {
        const Vertex other = view.vertex(neighbours.neighbour(k));
        if (other == GraphView::nothing) continue;
        edges.sources.push_back(other);
        ++edges.leaving[other];
      }
    }
    edges.begins.push_back(edges.sources.size());
    if (i % vertices_between_looks == 0) STEMMA_TRY(view.look());
  }
  return edges;
}

/// The vertices that receive, the core first, each by its edges from the core: a counting sort.
std::vector<Vertex> order_receivers(const EdgesIn& edges, std::size_t size) {
  constexpr std::size_t counts = 64;
  std::vector<Vertex> receivers;
  std::vector<std::uint8_t> keys;
  std::array<std::size_t, 2 * counts + 1> places{};
  for (std::size_t i = 0; i < size; ++i) {
    const auto v = static_cast<Vertex>(i);
    if (!edges.receives(v)) continue;
    std::size_t from_core = 0;
    for (std::uint64_t k = edges.begins[v]; k < edges.begins[v + 1]; ++k) {
      from_core += edges.in_core(edges.sources[k]) ? 1 : 0;
    }
    const std::size_t key = std::min(from_core, counts - 1) + (edges.gives(v) ? 0 : counts);
    receivers.push_back(v);
    keys.push_back(static_cast<std::uint8_t>(key));
    ++places[key + 1];
  }
  for (std::size_t i = 1; i < places.size(); ++i) places[i] += places[i - 1];
  std::vector<Vertex> sorted(receivers.size());
  for (std::size_t i = 0; i < receivers.size(); ++i) sorted[places[keys[i]]++] = receivers[i];
  return sorted;
}

}  // namespace

Result<RankFlow> RankFlow::read(const GraphView& view) {
  STEMMA_TRY(const EdgesIn edges, read_edges(view));
  RankFlow flow;
  flow.vertices = view.size();
  flow.vertex_of = order_receivers(edges, view.size());
  std::vector<std::uint32_t> place_of(view.size(), 0);
  for (std::size_t place = 0; place < flow.vertex_of.size(); ++place) {
    const Vertex v = flow.vertex_of[place];
    place_of[v] = static_cast<std::uint32_t>(place);
    if (!edges.gives(v)) continue;
    ++flow.core;
    flow.parts.push_back(1.0 / edges.leaving[v]);
  }
  for (std::size_t i = 0; i < view.size(); ++i) {
    const auto v = static_cast<Vertex>(i);
    flow.springs += edges.gives(v) && !edges.receives(v) ? 1 : 0;
  }
  flow.begins.push_back(0);
  for (const Vertex v : flow.vertex_of) {
    double from_springs = 0;
    for (std::uint64_t k = edges.begins[v]; k < edges.begins[v + 1]; ++k) {
      const Vertex source = edges.sources[k];
      if (edges.receives(source)) {
        flow.sources.push_back(place_of[source]);
      } else {
        from_springs += 1.0 / edges.leaving[source];
      }
    }
    flow.from_springs.push_back(from_springs);
    flow.begins.push_back(flow.sources.size());
  }
  return flow;
}

}  // namespace stemma::engine
