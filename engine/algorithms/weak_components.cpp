#include <numeric>

#include "engine/algorithms/components.hpp"

namespace stemma::engine {
namespace {

constexpr std::size_t vertices_between_looks = 8192;

/// Union-find whose roots are the least vertex of their set, with paths halved as they are walked.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }
  std::uint32_t root(std::uint32_t vertex) {
    while (parent_[vertex] != vertex) {
      parent_[vertex] = parent_[parent_[vertex]];
      vertex = parent_[vertex];
    }
    return vertex;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a < b) parent_[b] = a;
    if (b < a) parent_[a] = b;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

// A plain loop: Boost's connected_components needs an undirected graph, a view with both
// directions, and so reads every list twice.
Result<Components> weak_components(const GraphView& view) {
  Sets sets(view.size());
  for (std::size_t i = 0; i < view.size(); ++i) {
    const auto vertex = static_cast<GraphView::Vertex>(i);
    for (std::size_t list = 0; list < view.list_count(); ++list) {
      STEMMA_TRY(const storage::Neighbours neighbours, view.following(vertex, list));
      for (std::size_t k = 0; k < neighbours.size(); ++k) {
        const auto other = view.vertex(neighbours.neighbour(k));
        if (other != GraphView::nothing) sets.unite(vertex, other);
      }
    }
    if (i % vertices_between_looks == 0) STEMMA_TRY(view.look());
  }
  Components components;
  components.of.resize(view.size());
  for (std::uint32_t vertex = 0; vertex < view.size(); ++vertex) {
    const std::uint32_t root = sets.root(vertex);
    components.of[vertex] = root == vertex ? components.count++ : components.of[root];
  }
  return components;
}

}  // namespace stemma::engine
