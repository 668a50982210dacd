#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "engine/algorithms/components.hpp"
#include "engine/algorithms/pagerank.hpp"
#include "engine/algorithms/shortest_path.hpp"
#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

/// Where the validation graphs of LDBC Graphalytics are: beside the sources, or as the variable
/// STEMMA_SHARED says.
std::filesystem::path folder() {
  const char* const shared = std::getenv("STEMMA_SHARED");
  const std::filesystem::path root =
      shared != nullptr ? shared : std::filesystem::path(STEMMA_SOURCE_DIR) / ".." / "shared";
  return root / "data" / "graphalytics-validation";
}

bool missing(const std::string& file) {
  if (std::filesystem::exists(folder() / file)) return false;
  WARN("skipped: " << file << " not found");
  std::cout << "skipped: " << file << " not found\n";
  return true;
}

/// A graph of the suite, with its own numbers for vertices.
struct Suite {
  std::map<long, std::size_t> index;
  std::vector<TestGraph::Tie> ties;

  std::size_t at(long vertex) { return index.try_emplace(vertex, index.size()).first->second; }
};

std::vector<std::vector<std::string>> read_lines(const std::string& file) {
  std::ifstream stream(folder() / file);
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::vector<std::string> parts;
    for (std::string word; words >> word;) parts.push_back(word);
    if (!parts.empty()) lines.push_back(std::move(parts));
  }
  return lines;
}

/// Each line a vertex and the vertices it points at.
Suite read_adjacency(const std::string& file) {
  Suite suite;
  for (const auto& line : read_lines(file)) {
    const std::size_t source = suite.at(std::stol(line[0]));
    for (std::size_t i = 1; i < line.size(); ++i) {
      suite.ties.push_back({source, suite.at(std::stol(line[i]))});
    }
  }
  return suite;
}

/// A file of vertices and one of edges with weights.
Suite read_edges(const std::string& name) {
  Suite suite;
  for (const auto& line : read_lines(name + ".v")) suite.at(std::stol(line[0]));
  for (const auto& line : read_lines(name + ".e")) {
    suite.ties.push_back({suite.at(std::stol(line[0])), suite.at(std::stol(line[1])),
                          line.size() > 2 ? std::stod(line[2]) : 1.0});
  }
  return suite;
}

void check_distances(Suite suite, const std::string& expected, bool weighted) {
  const TestGraph graph(suite.index.size(), suite.ties);
  WeightSource weight;
  if (weighted) weight.property = graph.snapshot().catalog().property_key("weight");
  const auto source = static_cast<GraphView::Vertex>(suite.at(1));
  const auto found = shortest_distances(graph.snapshot(), graph.view(), source, weight);
  REQUIRE(found);
  const auto lines = read_lines(expected);
  REQUIRE(lines.size() == found->size());
  for (const auto& line : lines) {
    const double distance = (*found)[suite.at(std::stol(line[0]))];
    const bool none = line[1] == "Infinity" || line[1] == "9223372036854775807";
    if (none) {
      CHECK(distance == unreachable);
    } else {
      CHECK(distance == Approx(std::stod(line[1])));
    }
  }
}

void check_components(Suite suite, const std::string& expected) {
  const TestGraph graph(suite.index.size(), suite.ties);
  const auto found = weak_components(graph.view());
  REQUIRE(found);
  std::map<std::string, std::uint32_t> ours;
  std::map<std::uint32_t, std::string> theirs;
  const auto lines = read_lines(expected);
  REQUIRE(lines.size() == found->of.size());
  for (const auto& line : lines) {
    const std::uint32_t component = found->of[suite.at(std::stol(line[0]))];
    CHECK(ours.try_emplace(line[1], component).first->second == component);
    CHECK(theirs.try_emplace(component, line[1]).first->second == line[1]);
  }
}

void check_ranks(Suite suite, const std::string& expected, std::size_t rounds) {
  const TestGraph graph(suite.index.size(), suite.ties);
  PageRankOptions options;
  options.iterations = rounds;
  const auto found = pagerank(graph.view(), options);
  REQUIRE(found);
  const auto lines = read_lines(expected);
  REQUIRE(lines.size() == found->size());
  for (const auto& line : lines) {
    CHECK((*found)[suite.at(std::stol(line[0]))] == Approx(std::stod(line[1])).epsilon(1e-6));
  }
}

}  // namespace

TEST_CASE("Graphalytics: breadth-first depths", "[algorithms][graphalytics]") {
  if (missing("bfs/dir-input")) return;
  check_distances(read_adjacency("bfs/dir-input"), "bfs/dir-output", false);
  check_distances(read_edges("example/example-directed"), "example/example-directed-BFS", false);
}

TEST_CASE("Graphalytics: weighted distances", "[algorithms][graphalytics]") {
  if (missing("sssp/dir-input.e")) return;
  check_distances(read_edges("sssp/dir-input"), "sssp/dir-output", true);
  check_distances(read_edges("example/example-directed"), "example/example-directed-SSSP", true);
}

TEST_CASE("Graphalytics: weak components", "[algorithms][graphalytics]") {
  if (missing("wcc/dir-input")) return;
  check_components(read_adjacency("wcc/dir-input"), "wcc/dir-output");
  check_components(read_edges("example/example-directed"), "example/example-directed-WCC");
}

TEST_CASE("Graphalytics: PageRank", "[algorithms][graphalytics]") {
  if (missing("pr/dir-input")) return;
  check_ranks(read_adjacency("pr/dir-input"), "pr/dir-output", 100);
  check_ranks(read_edges("example/example-directed"), "example/example-directed-PR", 2);
}
