#include "engine/algorithms/betweenness.hpp"

#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

TEST_CASE("the middle of a line lies between its ends", "[algorithms]") {
  const TestGraph graph(3, {{0, 1}, {1, 2}});
  CHECK(*betweenness(graph.view(), false) == std::vector<double>{0, 1, 0});
  CHECK(*betweenness(graph.view(Follow::both), true) == std::vector<double>{0, 1, 0});
}

TEST_CASE("two shortest paths share a pair", "[algorithms]") {
  const TestGraph graph(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
  CHECK(*betweenness(graph.view(), false) == std::vector<double>{0, 0.5, 0.5, 0});
}
