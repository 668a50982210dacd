#include "engine/algorithms/shortest_path.hpp"

#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

WeightSource weight_of(const TestGraph& graph) {
  WeightSource weight;
  weight.property = *graph.snapshot().catalog().property_key("weight");
  return weight;
}

}  // namespace

TEST_CASE("the cheaper path wins over the shorter one", "[algorithms]") {
  const TestGraph graph(4, {{0, 3, 5}, {0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {1, 2, 0.5}});
  const GraphView view = graph.view();
  const auto cheap = shortest_path(graph.snapshot(), view, 0, 3, weight_of(graph));
  REQUIRE(cheap);
  REQUIRE(*cheap);
  CHECK((*cheap)->cost == 2.5);
  CHECK((*cheap)->path.nodes ==
        std::vector{graph.node(0), graph.node(1), graph.node(2), graph.node(3)});
  CHECK((*cheap)->path.relationships ==
        std::vector{graph.relationship(1), graph.relationship(4), graph.relationship(3)});
  const auto few = shortest_path(graph.snapshot(), view, 0, 3, {});
  REQUIRE(few);
  CHECK((*few)->cost == 1);
}

TEST_CASE("a path to itself is empty, and there may be no path", "[algorithms]") {
  const TestGraph graph(2, {{1, 0}});
  const auto self = shortest_path(graph.snapshot(), graph.view(), 0, 0, {});
  REQUIRE(self);
  CHECK((*self)->path.nodes.size() == 1);
  const auto none = shortest_path(graph.snapshot(), graph.view(), 0, 1, {});
  REQUIRE(none);
  CHECK_FALSE(none->has_value());
  CHECK((*shortest_path(graph.snapshot(), graph.view(Follow::both), 0, 1, {}))->cost == 1);
}

TEST_CASE("a weight below 0 or not a number is an error", "[algorithms]") {
  const TestGraph graph(2, {{0, 1, -1}});
  const auto path = shortest_path(graph.snapshot(), graph.view(), 0, 1, weight_of(graph));
  REQUIRE_FALSE(path);
  CHECK(path.error().code == ErrorCode::invalid_argument_value);
}

TEST_CASE("a missing weight is an error, or what the settings say", "[algorithms]") {
  TestGraph graph(2, {{0, 1, 1}});
  auto transaction = graph.store().begin("test", std::chrono::seconds(1));
  REQUIRE(transaction);
  const auto key = *transaction->property_key("weight");
  REQUIRE(transaction->set_property(graph.relationship(0), key, Value()));
  REQUIRE(transaction->commit());
  WeightSource weight = weight_of(graph);
  CHECK_FALSE(shortest_path(graph.snapshot(), graph.view(), 0, 1, weight));
  weight.missing = 4;
  CHECK((*shortest_path(graph.snapshot(), graph.view(), 0, 1, weight))->cost == 4);
}
