#include "benchmarks/limits/arrays.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace limits {
namespace {

struct Edge {
  std::uint32_t owner;
  std::uint32_t company;
  double share;
};

std::uint32_t count_rows(const std::string& path) {
  std::ifstream file(path);
  std::uint32_t lines = 0;
  for (std::string line; std::getline(file, line);) ++lines;
  return lines == 0 ? 0 : lines - 1;
}

Side make_side(std::uint32_t nodes, const std::vector<Edge>& edges, bool by_company) {
  const auto key = [&](const Edge& edge) { return by_company ? edge.company : edge.owner; };
  Side side;
  side.begins.assign(nodes + 1, 0);
  side.others.resize(edges.size());
  side.shares.resize(edges.size());
  for (const Edge& edge : edges) ++side.begins[key(edge) + 1];
  for (std::uint32_t i = 0; i < nodes; ++i) side.begins[i + 1] += side.begins[i];
  auto places = side.begins;
  for (const Edge& edge : edges) {
    const std::uint32_t place = places[key(edge)]++;
    side.others[place] = by_company ? edge.owner : edge.company;
    side.shares[place] = edge.share;
  }
  return side;
}

}  // namespace

std::uint32_t Arrays::node(const char* id) const {
  const auto number = static_cast<std::uint32_t>(std::atoi(id + 1));
  if (id[0] == 'C') return number;
  return id[0] == 'P' ? companies + number : companies + persons + number;
}

Arrays Arrays::read(const std::string& folder) {
  Arrays arrays;
  arrays.companies = count_rows(folder + "/company.csv");
  arrays.persons = count_rows(folder + "/person.csv");
  arrays.nodes = arrays.companies + arrays.persons + count_rows(folder + "/government.csv");
  std::vector<Edge> edges;
  for (const char* const kind : {"company", "person", "government"}) {
    std::ifstream file(folder + "/owns_" + kind + ".csv");
    std::string line;
    std::getline(file, line);
    // OWNER,COMPANY,SHARE,DAY with ids of ten characters.
    while (std::getline(file, line)) {
      const char* const text = line.c_str();
      edges.push_back({arrays.node(text), arrays.node(text + 11), std::atof(text + 22)});
    }
  }
  arrays.in = make_side(arrays.nodes, edges, true);
  arrays.out = make_side(arrays.nodes, edges, false);
  return arrays;
}

Seeds::Seeds(const std::string& folder) {
  std::ifstream file(folder + "/seeds.json");
  text_.assign(std::istreambuf_iterator<char>(file), {});
}

std::vector<std::uint32_t> Seeds::nodes(const Arrays& graph, const std::string& row) const {
  std::vector<std::uint32_t> nodes;
  const std::string key = "\"" + row + "\":[";
  std::size_t at = text_.find(key);
  if (at == std::string::npos) return nodes;
  at += key.size();
  const std::size_t end = text_.find(']', at);
  while ((at = text_.find('"', at)) < end) {
    nodes.push_back(graph.node(text_.c_str() + at + 1));
    at = text_.find('"', at + 1) + 1;
  }
  return nodes;
}

}  // namespace limits
