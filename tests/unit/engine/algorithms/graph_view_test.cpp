#include "engine/algorithms/graph_view.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>

#include "engine/algorithms/boost_graph.hpp"
#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<GraphView, GraphView::Vertex, boost::vertex_index_t>));

namespace {

std::vector<std::pair<int, int>> pairs_of(const GraphView& view) {
  std::vector<std::pair<int, int>> pairs;
  for (auto [at, end] = edges(view); at != end; ++at) {
    pairs.emplace_back(static_cast<int>((*at).from), static_cast<int>((*at).to));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

using Pairs = std::vector<std::pair<int, int>>;

}  // namespace

TEST_CASE("a view has every relationship once, loops and parallels too", "[algorithms]") {
  const TestGraph graph(4, {{0, 1}, {0, 1}, {1, 2, 1, "S"}, {2, 2}});
  const GraphView view = graph.view();
  CHECK(num_vertices(view) == 4);
  CHECK(num_edges(view) == 4);
  CHECK(pairs_of(view) == Pairs{{0, 1}, {0, 1}, {1, 2}, {2, 2}});
  CHECK(out_degree(0, view) == 2);
  CHECK(in_degree(2, view) == 2);
  CHECK(degree(3, view) == 0);
}

TEST_CASE("a view is turned around or followed both ways", "[algorithms]") {
  const TestGraph graph(3, {{0, 1}, {1, 2}});
  CHECK(pairs_of(graph.view(Follow::in)) == Pairs{{1, 0}, {2, 1}});
  CHECK(pairs_of(graph.view(Follow::both)) == Pairs{{0, 1}, {1, 0}, {1, 2}, {2, 1}});
}

TEST_CASE("edges into a vertex are the edges out of others", "[algorithms]") {
  const TestGraph graph(3, {{0, 2}, {1, 2}, {2, 0}});
  for (const Follow follow : {Follow::out, Follow::in, Follow::both}) {
    const GraphView view = graph.view(follow);
    Pairs seen;
    for (GraphView::Vertex v = 0; v < view.size(); ++v) {
      for (auto [at, end] = in_edges(v, view); at != end; ++at) {
        CHECK(target(*at, view) == v);
        seen.emplace_back(static_cast<int>(source(*at, view)), static_cast<int>(v));
      }
    }
    std::sort(seen.begin(), seen.end());
    CHECK(seen == pairs_of(view));
  }
}

TEST_CASE("a view may leave out types and labels", "[algorithms]") {
  TestGraph graph(3, {{0, 1}, {1, 2, 1, "S"}});
  auto transaction = graph.store().begin("test", std::chrono::seconds(1));
  REQUIRE(transaction);
  const auto other = *transaction->create_node(std::vector{*transaction->label("M")});
  REQUIRE(transaction->create_relationship(*transaction->type("R"), graph.node(0), other));
  REQUIRE(transaction->commit());
  const storage::Snapshot snapshot = graph.snapshot();

  GraphSelection only_s;
  only_s.types = {*snapshot.catalog().type("S")};
  CHECK(num_edges(graph.view(only_s)) == 1);

  GraphSelection only_n;
  only_n.labels = {*snapshot.catalog().label("N")};
  const GraphView view = graph.view(only_n);
  CHECK(view.size() == 3);
  CHECK(pairs_of(view) == Pairs{{0, 1}, {1, 2}});
  CHECK(view.vertex(other) == GraphView::nothing);

  GraphSelection nothing;
  nothing.labels.emplace();
  CHECK(graph.view(nothing).size() == 0);
  CHECK(num_edges(graph.view(nothing)) == 0);
}

TEST_CASE("algorithms of Boost run on a view", "[algorithms]") {
  const TestGraph graph(5, {{0, 1}, {1, 2}, {0, 3}, {3, 2}});
  const GraphView view = graph.view();
  const auto index = get(boost::vertex_index, view);
  std::vector<int> depths(view.size(), -1);
  depths[0] = 0;
  std::vector<boost::default_color_type> colors(view.size());
  boost::breadth_first_search(
      view, 0u,
      boost::visitor(
          boost::make_bfs_visitor(boost::record_distances(
              boost::make_iterator_property_map(depths.begin(), index), boost::on_tree_edge())))
          .color_map(boost::make_iterator_property_map(colors.begin(), index)));
  CHECK(depths == std::vector<int>{0, 1, 2, 1, -1});
}

TEST_CASE("an interrupt ends an algorithm of Boost as an error", "[algorithms]") {
  const TestGraph graph(1, {});
  const Interrupt stop = [calls = 0]() mutable -> Result<void> {
    if (++calls < 3) return {};
    return runtime_error(ErrorCode::cancelled, "stop");
  };
  const auto view = GraphView::open(graph.snapshot(), {}, stop);
  REQUIRE(view);
  const auto ended = run_on_view([&] {
    for (int i = 0; i < 100'000; ++i) static_cast<void>(out_edges(0, *view));
  });
  REQUIRE_FALSE(ended);
  CHECK(ended.error().code == ErrorCode::cancelled);
}
