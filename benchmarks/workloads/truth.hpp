// Reference answers for every query row, computed from the CSV files themselves. README.md says
// what each field is.
#pragma once
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "benchmarks/workloads/truth_graph.hpp"
#include "benchmarks/workloads/truth_walks.hpp"

namespace truth {

using Seeds = std::map<std::string, std::vector<std::string>>;

struct Writer {
  FILE* f;
  const Graph& g;
  const Seeds& seeds;
  std::vector<uint32_t> seen;
  uint32_t mark = 0;

  // one object a seed: its parameters, then answer(...); seeds of sp_* come in pairs
  template <class Fn>
  void row(const char* name, const char* param, Fn answer) {
    const auto& s = seeds.at(name);
    const bool pairs = !strcmp(param, "ab");
    fprintf(f, "\"%s\":[\n", name);
    for (size_t i = 0; i < s.size(); i += 1 + pairs) {
      std::string given = pairs ? "\"a\":" + json(s[i]) + ",\"b\":" + json(s[i + 1])
                                : json(param) + ":" + json(s[i]);
      fprintf(f, "{%s,%s}%s\n", given.c_str(), answer(s[i], pairs ? s[i + 1] : s[i]).c_str(),
              i + 1 + pairs < s.size() ? "," : "");
    }
    fprintf(f, "],\n");
  }

  void point() {
    row("point", "id", [&](auto& id, auto&) {
      auto r = g.row(g.node(id));
      return "\"name\":" + json(r[1]) + ",\"province\":" + json(r[2]) +
             ",\"registered_capital\":" + number(r[3]) + ",\"status\":" + json(r[4]) +
             ",\"founded\":" + json(r[5]);
    });
  }
  std::string neighbours(Node c, bool up) {
    uint64_t rows = 0, ids = 0, chars = 0;
    int64_t share = 0;
    uint32_t latest = 0;
    auto add = [&](uint32_t e, Node o) {
      rows++;
      ids += g.digits(o);
      chars += characters(g.row(o)[1]);
      share += g.owns[e].share;
      latest = std::max(latest, g.owns[e].since);
    };
    if (up)
      for (uint32_t e : g.in[c]) add(e, g.owns[e].src);
    for (uint32_t e : g.out[c])
      if (!up || g.owns[e].dst != c) add(e, g.owns[e].dst);  // undirected: a self-loop is one match
    char b[200];
    snprintf(b, sizeof b,
             "\"rows\":%zu,\"share\":%s,\"idsum\":%zu,\"name_chars\":%zu,\"latest\":", (size_t)rows,
             decimal(share, 7).c_str(), (size_t)ids, (size_t)chars);
    std::string day = "null";
    if (rows) {
      char d[16];
      snprintf(d, sizeof d, "\"%04u-%02u-%02u\"", latest / 10000 % 10000, latest / 100 % 100,
               latest % 100);
      day = d;
    }
    return b + day;
  }
  void owners() {
    Owners trails(g, false), simple(g, true);
    for (const char* r : {"up", "up_deep", "up_hub"})
      row(r, "id", [&](auto& id, auto&) {
        Node c = g.node(id);
        auto t = trails.answer(c);
        return t + ",\"simple\":{" + simple.answer(c) + "}";
      });
  }
  void shortest(const char* name, bool both, int hops) {
    row(name, "ab", [&](auto& a, auto& b) {
      Node from = g.node(b), goal = g.node(a);
      auto level = levels(g, from, true, both, hops, seen, ++mark);
      for (size_t d = 1; d < level.size(); d++)
        if (std::find(level[d].begin(), level[d].end(), goal) != level[d].end())
          return "\"length\":" + std::to_string(d);
      return std::string("\"length\":null");
    });
  }
  void hop3() {
    row("hop3", "id", [&](auto& id, auto&) {
      auto level = levels(g, g.node(id), true, true, 3, seen, ++mark);
      uint64_t n = 0, ids = 0;
      for (size_t d = 1; d < level.size(); d++)
        for (Node v : level[d]) {
          n++;
          ids += g.digits(v);
        }
      return "\"nodes\":" + std::to_string(n) + ",\"idsum\":" + std::to_string(ids);
    });
  }
  void agg(const std::string& dir) {
    struct Sum {
      uint64_t n = 0;
      __int128 amount = 0, capital = 0;
    };
    std::map<std::string, Sum> by;
    Csv supervises(dir + "/supervises.csv"), undertakes(dir + "/undertakes.csv");
    std::vector<std::vector<Node>> governments;  // of a project
    auto project = [](const std::string& id) {
      return (size_t)strtoul(id.c_str() + 1, nullptr, 10);
    };
    for (size_t i = 0; i < supervises.size(); i++) {
      auto r = supervises.row(i);
      size_t j = project(r[1]);
      if (j >= governments.size()) governments.resize(j + 1);
      governments[j].push_back(g.node(r[0]));
    }
    for (size_t i = 0; i < undertakes.size(); i++) {
      auto r = undertakes.row(i);
      auto c = g.row(g.node(r[0]));
      size_t j = project(r[1]);
      if (j < governments.size())
        for (Node v : governments[j]) {
          Sum& s = by[g.row(v)[2]];
          s.n++;
          s.amount += scaled(r[3], 2);
          s.capital += scaled(c[3], 2);  // NULL adds nothing
        }
    }
    Sum all;
    std::string rows;
    for (auto& [p, s] : by) {
      all.n += s.n;
      all.amount += s.amount;
      all.capital += s.capital;
      rows += (rows.empty() ? "" : ",\n") + ("[" + json(p)) + "," + std::to_string(s.n) + "," +
              decimal(s.amount, 2) + "," + decimal(s.capital, 2) + "]";
    }
    fprintf(f,
            "\"agg\":[{\"groups\":%zu,\"n\":%zu,\"amount\":%s,\"capital\":%s,\"rows\":[\n%s]}],\n",
            by.size(), (size_t)all.n, decimal(all.amount, 2).c_str(),
            decimal(all.capital, 2).c_str(), rows.c_str());
  }
  void two_hop() {
    uint64_t trails = 0, walks = 0;
    for (uint32_t x = 0; x < g.owns.size(); x++)
      for (uint32_t y : g.out[g.owns[x].dst]) {
        walks++;
        trails += x != y;
      }
    fprintf(f, "\"two_hop\":[{\"trails\":%zu,\"walks\":%zu}],\n", (size_t)trails, (size_t)walks);
  }
  void cycle4() {  // a closed walk of <= 4 edges holds a ring through the same company, so walk,
                   // trail and simple agree
    uint64_t n = 0, ids = 0;
    for (Node c = 0; c < g.nc; c++) {
      mark++;
      std::vector<Node> front{c}, next;
      bool hit = false;
      for (int hop = 1; hop <= 4 && !hit; hop++, front.swap(next)) {
        next.clear();
        for (Node v : front)
          for (uint32_t e : g.in[v]) {
            Node o = g.owns[e].src;
            if (o == c) hit = true;
            else if (seen[o] != mark) {
              seen[o] = mark;
              next.push_back(o);
            }
          }
      }
      if (hit) {
        n++;
        ids += c;
      }
    }
    fprintf(f, "\"cycle4\":[{\"companies\":%zu,\"idsum\":%zu}],\n", (size_t)n, (size_t)ids);
  }
  void wcc() {
    size_t components = 0, largest = 0, singletons = 0;
    mark++;
    std::vector<uint32_t> visited(g.n);
    for (Node v = 0; v < g.n; v++)
      if (!visited[v]) {
        std::vector<Node> todo{v};
        visited[v] = 1;
        size_t size = 0;
        while (!todo.empty()) {
          Node x = todo.back();
          todo.pop_back();
          size++;
          auto visit = [&](Node o) {
            if (!visited[o]) {
              visited[o] = 1;
              todo.push_back(o);
            }
          };
          for (uint32_t e : g.in[x]) visit(g.owns[e].src);
          for (uint32_t e : g.out[x]) visit(g.owns[e].dst);
        }
        components++;
        largest = std::max(largest, size);
        singletons += size == 1;
      }
    fprintf(f, "\"wcc\":[{\"components\":%zu,\"largest\":%zu,\"singletons\":%zu}],\n", components,
            largest, singletons);
  }
  void ranks() {
    auto print = [&](int rounds) {
      auto rank = pagerank(g, rounds);
      std::vector<Node> top(g.n);
      for (Node v = 0; v < g.n; v++) top[v] = v;
      std::partial_sort(top.begin(), top.begin() + 10, top.end(), [&](Node a, Node b) {
        return rank[a] != rank[b] ? rank[a] > rank[b] : a < b;
      });
      double sum = 0;
      for (double r : rank) sum += r;
      fprintf(f, "\"rounds\":%d,\"sum\":%.9f,\"top\":[", rounds, sum);
      for (int i = 0; i < 10; i++)
        fprintf(f, "%s[%s,%.12f]", i ? "," : "", json(g.row(top[i])[0]).c_str(), rank[top[i]]);
      fprintf(f, "]");
    };
    fprintf(f, "\"pagerank\":[{");
    print(20);
    fprintf(f, ",\n\"converged\":{");
    print(150);
    fprintf(f, "}}],\n");
  }
  void names() {
    std::vector<std::string> name(g.nc);
    for (Node c = 0; c < g.nc; c++) name[c] = g.row(c)[1];
    for (bool prefix : {true, false})
      row(prefix ? "prefix" : "contains", "s", [&](auto& s, auto&) {
        uint64_t n = 0, ids = 0;
        for (Node c = 0; c < g.nc; c++)
          if (prefix ? name[c].compare(0, s.size(), s) == 0
                     : name[c].find(s) != std::string::npos) {
            n++;
            ids += c;
          }
        return "\"rows\":" + std::to_string(n) + ",\"idsum\":" + std::to_string(ids);
      });
  }
};

// Writes the "rows" object (without its name) to f.
inline void write(FILE* f, const std::string& dir, const Seeds& seeds, const std::string& hub) {
  Graph g(dir);
  Writer w{f, g, seeds, std::vector<uint32_t>(g.n), 0};
  fprintf(f, "{\n");
  w.point();
  w.row("nbr", "id", [&](auto& id, auto&) { return w.neighbours(g.node(id), true); });
  fprintf(f, "\"hub\":[\n{\"id\":%s,%s}],\n", json(hub).c_str(),
          w.neighbours(g.node(hub), false).c_str());
  w.owners();
  w.shortest("sp_dir", false, 12);
  w.shortest("sp_und", true, 10);
  w.hop3();
  w.agg(dir);
  w.two_hop();
  w.cycle4();
  w.wcc();
  w.ranks();
  w.names();
  size_t loops = 0;
  for (const Edge& e : g.owns) loops += e.src == e.dst;
  fprintf(f, "\"self_loops\":%zu}", loops);
}

}  // namespace truth
