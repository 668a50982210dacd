#include <catch2/catch.hpp>

#include <map>

#include "engine/execute/breadth_first.hpp"

namespace stemma::engine::execute {

namespace {

/// A small directed graph; relationship ids count from 0 in the order they are added.
struct Graph {
  std::multimap<std::uint64_t, SearchHop> out;
  std::multimap<std::uint64_t, SearchHop> in;
  std::uint64_t count = 0;

  void add(std::uint64_t from, std::uint64_t to) {
    out.insert({from, {NodeId{to}, RelationshipId{count}}});
    in.insert({to, {NodeId{from}, RelationshipId{count}}});
    ++count;
  }
  std::vector<std::vector<RelationshipId>> walks(std::uint64_t from, std::uint64_t to,
                                                 std::uint64_t most, bool all) {
    const VisitHops hops = [&](NodeId node, bool forward,
                               const std::function<void(SearchHop)>& visit) -> Result<void> {
      const auto& side = forward ? out : in;
      const auto [begin, end] = side.equal_range(number(node));
      for (auto hop = begin; hop != end; ++hop) visit(hop->second);
      return {};
    };
    auto found =
        shortest_walks(NodeId{from}, NodeId{to}, most, all, hops, [] { return Result<void>(); });
    REQUIRE(found);
    return *found;
  }
};

}  // namespace

TEST_CASE("a walk may be longer than a stack is deep", "[execute]") {
  constexpr std::uint64_t hops = 200'000;
  Graph graph;
  for (std::uint64_t i = 0; i < hops; ++i) graph.add(i, i + 1);
  for (const bool all : {false, true}) {
    const auto walks = graph.walks(0, hops, hops, all);
    REQUIRE(walks.size() == 1);
    CHECK(walks.front().size() == hops);
  }
}

TEST_CASE("all shortest walks of a diamond are found, and no longer ones", "[execute]") {
  Graph graph;
  graph.add(0, 1), graph.add(1, 3), graph.add(0, 2), graph.add(2, 3), graph.add(0, 4),
      graph.add(4, 5), graph.add(5, 3);
  CHECK(graph.walks(0, 3, 10, true).size() == 2);
  const auto one = graph.walks(0, 3, 10, false);
  REQUIRE(one.size() == 1);
  CHECK(one[0].size() == 2);
}

TEST_CASE("parallel relationships are different walks", "[execute]") {
  Graph graph;
  graph.add(0, 1), graph.add(0, 1), graph.add(1, 2);
  CHECK(graph.walks(0, 2, 10, true).size() == 2);
}

TEST_CASE("a walk longer than allowed is not found", "[execute]") {
  Graph graph;
  for (std::uint64_t i = 0; i < 6; ++i) graph.add(i, i + 1);
  CHECK(graph.walks(0, 6, 5, false).empty());
  const auto found = graph.walks(0, 6, 6, false);
  REQUIRE(found.size() == 1);
  CHECK(found[0].front() == RelationshipId{0});
  CHECK(found[0].back() == RelationshipId{5});
}

TEST_CASE("direction holds from both ends of the search", "[execute]") {
  Graph graph;
  graph.add(1, 0), graph.add(1, 2);
  CHECK(graph.walks(0, 2, 10, true).empty());
}

}  // namespace stemma::engine::execute
