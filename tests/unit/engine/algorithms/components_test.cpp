#include "engine/algorithms/components.hpp"

#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

using Numbers = std::vector<std::uint32_t>;

TEST_CASE("weak components join whatever the direction", "[algorithms]") {
  const TestGraph graph(7, {{1, 0}, {2, 1}, {4, 5}, {5, 4}, {6, 6}});
  const auto found = weak_components(graph.view());
  REQUIRE(found);
  CHECK(found->count == 4);
  CHECK(found->of == Numbers{0, 0, 0, 1, 2, 2, 3});
}

TEST_CASE("strong components are rings and single nodes", "[algorithms]") {
  const TestGraph graph(6, {{0, 1}, {1, 2}, {2, 1}, {3, 4}, {4, 5}, {5, 3}, {2, 3}});
  const auto found = strong_components(graph.view());
  REQUIRE(found);
  CHECK(found->count == 3);
  CHECK(found->of == Numbers{0, 1, 1, 2, 2, 2});
}

TEST_CASE("an empty graph has no components", "[algorithms]") {
  const TestGraph graph(0, {});
  CHECK(weak_components(graph.view())->count == 0);
  CHECK(strong_components(graph.view())->count == 0);
}
