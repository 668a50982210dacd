#include "engine/algorithms/pagerank.hpp"

#include <numeric>
#include <random>

#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

/// The definition, edge by edge.
std::vector<double> by_definition(std::size_t nodes, const std::vector<TestGraph::Tie>& ties,
                                  std::size_t rounds, double damping) {
  std::vector<double> leaving(nodes);
  for (const auto& tie : ties) ++leaving[tie.source];
  std::vector<double> ranks(nodes, 1.0 / static_cast<double>(nodes));
  for (std::size_t round = 0; round < rounds; ++round) {
    double dangling = 0;
    for (std::size_t v = 0; v < nodes; ++v) dangling += leaving[v] == 0 ? ranks[v] : 0;
    std::vector<double> next(nodes,
                             (1 - damping + damping * dangling) / static_cast<double>(nodes));
    for (const auto& tie : ties)
      next[tie.target] += damping * ranks[tie.source] / leaving[tie.source];
    ranks = next;
  }
  return ranks;
}

}  // namespace

TEST_CASE("ranks are those of the definition", "[algorithms]") {
  std::mt19937 random(7);
  for (int graph_number = 0; graph_number < 40; ++graph_number) {
    const std::size_t nodes = 1 + random() % 30;
    std::vector<TestGraph::Tie> ties;
    for (std::size_t i = random() % 60; i > 0; --i)
      ties.push_back({random() % nodes, random() % nodes});
    const TestGraph graph(nodes, ties);
    for (const std::size_t rounds : {0, 1, 2, 13}) {
      PageRankOptions options;
      options.iterations = rounds;
      options.damping = 0.7;
      const auto found = pagerank(graph.view(), options);
      REQUIRE(found);
      const auto expected = by_definition(nodes, ties, rounds, 0.7);
      for (std::size_t v = 0; v < nodes; ++v)
        CHECK((*found)[v] == Approx(expected[v]).epsilon(1e-12));
      CHECK(std::accumulate(found->begin(), found->end(), 0.0) == Approx(1));
    }
  }
}

TEST_CASE("a tolerance ends the rounds early", "[algorithms]") {
  const TestGraph graph(3, {{0, 1}, {1, 2}, {2, 0}, {0, 2}});
  PageRankOptions exact;
  exact.iterations = 500;
  PageRankOptions tolerant = exact;
  tolerant.tolerance = 1e-3;
  const auto limit = pagerank(graph.view(), exact);
  const auto near = pagerank(graph.view(), tolerant);
  REQUIRE(limit);
  REQUIRE(near);
  for (std::size_t v = 0; v < 3; ++v) CHECK((*near)[v] == Approx((*limit)[v]).margin(1e-2));
  CHECK(*near != *limit);
}

TEST_CASE("no nodes have no ranks", "[algorithms]") {
  const TestGraph graph(0, {});
  CHECK(pagerank(graph.view(), {})->empty());
}
