// Walks over the graph of a workload, straight from the definitions: plain loops, no index.
#pragma once
#include <algorithm>
#include <map>
#include <vector>

#include "benchmarks/workloads/truth_graph.hpp"

namespace truth {

// All paths of 1..10 OWNS edges that end at c: trails (no edge twice, openCypher) or simple (no
// node twice).
struct Owners {
  const Graph& g;
  bool simple;
  uint64_t paths = 0, limit = 200000000;
  std::vector<char> edge_used, node_used;
  std::map<Node, long double> share;
  Owners(const Graph& graph, bool s)
      : g(graph), simple(s), edge_used(g.owns.size()), node_used(g.n) {}
  void walk(Node c, long double w, int hop) {
    for (uint32_t e : g.in[c]) {
      Node o = g.owns[e].src;
      if (simple ? node_used[o] : edge_used[e]) continue;
      if (++paths > limit) fail("too many paths");
      long double product = w * g.share(e);
      share[o] += product;
      if (hop == 10) continue;
      edge_used[e] = node_used[o] = 1;
      walk(o, product, hop + 1);
      edge_used[e] = node_used[o] = 0;
    }
  }
  std::string answer(Node c) {
    paths = 0;
    share.clear();
    node_used[c] = 1;
    walk(c, 1, 1);
    node_used[c] = 0;
    long double sum = 0, most = 0;
    uint64_t ids = 0;
    for (auto& [o, s] : share) {
      sum += s;
      most = std::max(most, s);
      ids += g.digits(o);
    }
    char b[200];
    snprintf(b, sizeof b,
             "\"owners\":%zu,\"paths\":%zu,\"share\":%.9Lf,\"max_share\":%.9Lf,\"idsum\":%zu",
             share.size(), (size_t)paths, sum, most, (size_t)ids);
    return b;
  }
};

// Breadth first from `from`; up: against the edges, down: along them. Returns the nodes of each
// level.
inline std::vector<std::vector<Node>> levels(const Graph& g, Node from, bool up, bool down,
                                             int hops, std::vector<uint32_t>& seen, uint32_t mark) {
  std::vector<std::vector<Node>> level{{from}};
  seen[from] = mark;
  while ((int)level.size() <= hops && !level.back().empty()) {
    std::vector<Node> next;
    auto visit = [&](Node o) {
      if (seen[o] != mark) {
        seen[o] = mark;
        next.push_back(o);
      }
    };
    for (Node v : level.back()) {
      if (up)
        for (uint32_t e : g.in[v]) visit(g.owns[e].src);
      if (down)
        for (uint32_t e : g.out[v]) visit(g.owns[e].dst);
    }
    level.push_back(std::move(next));
  }
  return level;
}

inline std::vector<double> pagerank(
    const Graph& g, int rounds) {  // damping 0.85, start 1/n, dangling mass spread evenly
  std::vector<double> rank(g.n, 1.0 / g.n), next(g.n);
  for (int i = 0; i < rounds; i++) {
    double dangling = 0;
    for (Node v = 0; v < g.n; v++)
      if (g.out[v].empty()) dangling += rank[v];
    for (Node v = 0; v < g.n; v++) {
      double s = 0;
      for (uint32_t e : g.in[v]) s += rank[g.owns[e].src] / g.out[g.owns[e].src].size();
      next[v] = 0.15 / g.n + 0.85 * (s + dangling / g.n);
    }
    rank.swap(next);
  }
  return rank;
}

}  // namespace truth
