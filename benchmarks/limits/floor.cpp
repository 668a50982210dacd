// The rows of the workload on plain arrays in memory: no store, no language. What a row takes here
// is what it must take.  floor DIR

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "benchmarks/limits/arrays.hpp"

namespace {

using limits::Arrays;
using limits::Side;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Times calls and prints their median, their 95th percentile and a sum to be compared.
class Timer {
 public:
  explicit Timer(std::string row) : row_(std::move(row)) {}
  ~Timer() {
    std::sort(times_.begin(), times_.end());
    std::printf("%-10s med %.4g ms  p95 %.4g ms  check %.10g\n", row_.c_str(),
                times_[times_.size() / 2], times_[times_.size() * 95 / 100], sum_);
  }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  template <typename Call>
  void time(Call call) {
    const Clock::time_point start = Clock::now();
    const double answer = call();
    times_.push_back(since(start));
    sum_ += answer;
  }

 private:
  std::string row_;
  std::vector<double> times_;
  double sum_ = 0;
};

/// All simple paths upward of at most ten hops, with the product of shares for each owner.
class PathsUp {
 public:
  explicit PathsUp(const Arrays& graph)
      : graph_(graph), shares_(graph.nodes), on_path_(graph.nodes) {}

  double count(std::uint32_t company) {
    paths_ = 0;
    on_path_[company] = 1;
    walk(company, 1, 1);
    on_path_[company] = 0;
    for (const std::uint32_t owner : touched_) shares_[owner] = 0;
    touched_.clear();
    return static_cast<double>(paths_);
  }

 private:
  void walk(std::uint32_t company, double part, int hop) {
    for (std::uint32_t i = graph_.in.begins[company]; i < graph_.in.begins[company + 1]; ++i) {
      const std::uint32_t owner = graph_.in.others[i];
      if (on_path_[owner] != 0) continue;
      ++paths_;
      if (shares_[owner] == 0) touched_.push_back(owner);
      const double product = part * graph_.in.shares[i];
      shares_[owner] += product;
      if (hop == 10 || owner >= graph_.companies) continue;
      on_path_[owner] = 1;
      walk(owner, product, hop + 1);
      on_path_[owner] = 0;
    }
  }

  const Arrays& graph_;
  std::vector<double> shares_;
  std::vector<char> on_path_;
  std::vector<std::uint32_t> touched_;
  std::size_t paths_ = 0;
};

/// Breadth first, with the marks of earlier searches left where they are.
class Search {
 public:
  explicit Search(const Arrays& graph) : graph_(graph), seen_(graph.nodes) {}

  static constexpr std::uint32_t nobody = ~0u;
  /// The depth of `goal`, 0 where it is not met.
  int run(std::uint32_t from, std::uint32_t goal, int hops, bool both) {
    ++mark_;
    seen_[from] = mark_;
    met = 0;
    front_ = {from};
    for (int depth = 1; depth <= hops && !front_.empty(); ++depth) {
      next_.clear();
      for (const std::uint32_t node : front_) {
        visit(graph_.in, node);
        if (both) visit(graph_.out, node);
      }
      met += next_.size();
      if (goal != nobody && seen_[goal] == mark_) return depth;
      front_.swap(next_);
    }
    return 0;
  }
  /// Whether a company is on a ring of at most `hops`.
  bool on_ring(std::uint32_t company, int hops) {
    ++mark_;
    front_ = {company};
    for (int depth = 0; depth < hops && !front_.empty(); ++depth) {
      next_.clear();
      for (const std::uint32_t node : front_) visit(graph_.in, node);
      if (seen_[company] == mark_) return true;
      front_.swap(next_);
    }
    return false;
  }

  std::size_t met = 0;

 private:
  void visit(const Side& side, std::uint32_t node) {
    for (std::uint32_t i = side.begins[node]; i < side.begins[node + 1]; ++i) {
      const std::uint32_t other = side.others[i];
      if (seen_[other] == mark_) continue;
      seen_[other] = mark_;
      next_.push_back(other);
    }
  }

  const Arrays& graph_;
  std::vector<std::uint32_t> seen_;
  std::vector<std::uint32_t> front_;
  std::vector<std::uint32_t> next_;
  std::uint32_t mark_ = 0;
};

void time_paths(const Arrays& graph, const limits::Seeds& seeds) {
  PathsUp paths(graph);
  for (const char* const row : {"up", "up_deep", "up_hub"}) {
    Timer timer(row);
    for (const std::uint32_t company : seeds.nodes(graph, row)) {
      timer.time([&] { return paths.count(company); });
    }
  }
}

void time_searches(const Arrays& graph, const limits::Seeds& seeds) {
  Search search(graph);
  for (const char* const row : {"sp_dir", "sp_und"}) {
    const bool both = std::string(row) == "sp_und";
    const auto pairs = seeds.nodes(graph, row);
    Timer timer(row);
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      timer.time([&] { return search.run(pairs[i + 1], pairs[i], both ? 10 : 12, both); });
    }
  }
  Timer timer("hop3");
  for (const std::uint32_t node : seeds.nodes(graph, "hop3")) {
    timer.time([&] {
      search.run(node, Search::nobody, 3, true);
      return static_cast<double>(search.met);
    });
  }
}

double two_hops_factorised(const Arrays& graph) {
  std::size_t sum = 0;
  for (std::uint32_t node = 0; node < graph.companies; ++node) {
    sum += std::size_t{graph.in.degree(node)} * graph.out.degree(node);
  }
  return static_cast<double>(sum);
}

double two_hops_enumerated(const Arrays& graph) {
  std::size_t sum = 0;
  for (const std::uint32_t middle : graph.out.others) {
    for (std::uint32_t i = graph.out.begins[middle]; i < graph.out.begins[middle + 1]; ++i) {
      sum += graph.out.others[i] < graph.nodes ? 1 : 0;
    }
  }
  return static_cast<double>(sum);
}

double on_rings(const Arrays& graph) {
  Search search(graph);
  std::size_t count = 0;
  for (std::uint32_t company = 0; company < graph.companies; ++company) {
    count += search.on_ring(company, 4) ? 1 : 0;
  }
  return static_cast<double>(count);
}

double components(const Arrays& graph) {
  std::vector<std::uint32_t> parents(graph.nodes);
  std::iota(parents.begin(), parents.end(), 0u);
  const auto root = [&](std::uint32_t node) {
    while (parents[node] != node) node = parents[node] = parents[parents[node]];
    return node;
  };
  for (std::uint32_t node = 0; node < graph.nodes; ++node) {
    for (std::uint32_t i = graph.out.begins[node]; i < graph.out.begins[node + 1]; ++i) {
      const std::uint32_t a = root(node);
      const std::uint32_t b = root(graph.out.others[i]);
      parents[std::max(a, b)] = std::min(a, b);
    }
  }
  std::size_t count = 0;
  for (std::uint32_t node = 0; node < graph.nodes; ++node) count += parents[node] == node ? 1 : 0;
  return static_cast<double>(count);
}

/// Twenty rounds; what nodes without holdings hold is lost, as the loop is only to be timed.
double most_ranked(const Arrays& graph) {
  std::vector<double> ranks(graph.nodes, 1.0 / graph.nodes);
  std::vector<double> given(graph.nodes);
  for (int round = 0; round < 20; ++round) {
    for (std::uint32_t node = 0; node < graph.nodes; ++node) {
      given[node] = graph.out.degree(node) == 0 ? 0 : ranks[node] / graph.out.degree(node);
    }
    for (std::uint32_t node = 0; node < graph.nodes; ++node) {
      double sum = 0;
      for (std::uint32_t i = graph.in.begins[node]; i < graph.in.begins[node + 1]; ++i) {
        sum += given[graph.in.others[i]];
      }
      ranks[node] = .15 / graph.nodes + .85 * sum;
    }
  }
  return static_cast<double>(std::max_element(ranks.begin(), ranks.end()) - ranks.begin());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: bench_floor DIR\n");
    return 2;
  }
  const std::string folder = arguments[1];
  const Clock::time_point start = Clock::now();
  const Arrays graph = Arrays::read(folder);
  std::printf("load       %.0f ms, %zu OWNS\n", since(start), graph.in.others.size());
  const limits::Seeds seeds(folder);
  time_paths(graph, seeds);
  time_searches(graph, seeds);
  const std::pair<const char*, double (*)(const Arrays&)> whole_graph[] = {
      {"2hop_fact", two_hops_factorised},
      {"two_hop", two_hops_enumerated},
      {"cycle4", on_rings},
      {"wcc", components},
      {"pagerank20", most_ranked}};
  for (const auto& [row, ask] : whole_graph) {
    Timer timer(row);
    timer.time([&, ask = ask] { return ask(graph); });
  }
}
