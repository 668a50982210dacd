#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <optional>
#include <string>

#include "tests/reference/comparison.hpp"
#include "tests/reference/graph_generator.hpp"
#include "tests/reference/shrink.hpp"

// Runs random queries on random graphs, in the engine and in the reference, and shows where the two
// do not say the same.
namespace {

using namespace stemma::reference;

constexpr const char* usage =
    "usage: reference-check --pairs N --seed S [--verbose] [--show N] [--fault NAME]\n"
    "  --verbose     prints every query\n"
    "  --paths       asks for searched paths alone\n"
    "  --combinations  asks each of N graphs for every path mode with every selector\n"
    "  --setting S   default, no-rules (of the optimiser), no-indexes, no-statistics,\n"
    "                small-cache (of 4 kB), two-threads (each reading query twice at once)\n"
    "  --show N      prints at most N differences, shrunk (10)\n"
    "  --fault NAME  breaks a rule of the reference: relationship-uniqueness, null-logic,\n"
    "                shortest (the longest path is taken for it)\n";

struct Options {
  std::size_t pairs = 0;
  std::size_t seed = 0;
  std::size_t show = 10;
  bool verbose = false;
  bool paths = false;
  bool combinations = false;
  Faults faults;
  Setting setting;
};

/// Answers false for a name that is none.
bool read_setting(const std::string& name, Setting& setting) {
  if (name == "no-rules") setting.planner.use_rules = false;
  else if (name == "no-indexes") setting.planner.use_indexes = false;
  else if (name == "no-statistics") setting.planner.use_statistics = false;
  else if (name == "small-cache") setting.cache_bytes = 4096;
  else if (name == "two-threads") setting.two_threads = true;
  else return name == "default";
  return true;
}

std::optional<Options> read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--verbose") {
      options.verbose = true;
      continue;
    }
    if (argument == "--combinations") {
      options.combinations = true;
      continue;
    }
    if (argument == "--paths") {
      options.paths = true;
      continue;
    }
    if (++i == argc) return {};
    const std::string value = argv[i];
    std::size_t* number = argument == "--pairs"  ? &options.pairs
                          : argument == "--seed" ? &options.seed
                          : argument == "--show" ? &options.show
                                                 : nullptr;
    if (number != nullptr) {
      *number = std::strtoull(value.c_str(), nullptr, 10);
    } else if (argument == "--setting") {
      if (!read_setting(value, options.setting)) return {};
    } else if (argument == "--fault" && value == "relationship-uniqueness") {
      options.faults.relationships_repeat = true;
    } else if (argument == "--fault" && value == "shortest") {
      options.faults.longest_is_shortest = true;
    } else if (argument == "--fault" && value == "null-logic") {
      options.faults.null_is_false = true;
    } else {
      return {};
    }
  }
  if (options.pairs == 0) return {};
  return options;
}

/// What runs now, for a process that ends in the middle of it.
std::string running_now;

void tell_what_ran(int signal) {
  const auto written = ::write(STDERR_FILENO, running_now.data(), running_now.size());
  (void)written;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

class Check {
 public:
  explicit Check(const Options& options) : options_(options), random_(options.seed) {}

  std::size_t run() {
    if (options_.combinations) {
      for (std::size_t i = 0; i < options_.pairs; ++i) all_combinations();
    } else {
      while (pairs_ < options_.pairs) one_graph();
    }
    for (const auto& [kind, count] : by_kind_) std::cout << fmt::format("{:>8}  {}\n", count, kind);
    return differences_;
  }

  [[nodiscard]] std::size_t pairs() const { return pairs_; }

 private:
  static constexpr std::size_t queries_a_graph = 40;
  static constexpr std::size_t nodes_most = 14;

  void one_graph() {
    const Preparation preparation{random_.chance(40), random_.chance(40)};
    Pair pair(random_graph(random_), preparation, options_.faults, options_.setting);
    QueryGenerator generator(random_);
    for (std::size_t i = 0; i < queries_a_graph && pairs_ < options_.pairs; ++i) {
      if (pair.graph().nodes.size() > nodes_most) return;
      const std::size_t kind = random_.below(100);
      const GeneratedQuery query = options_.paths ? generator.searching()
                                   : kind < 72    ? generator.reading()
                                   : kind < 75    ? generator.failing()
                                                  : generator.writing();
      const bool undo = query.writes && random_.chance(50);
      if (!compare(pair, query, undo, preparation)) return;
    }
  }

  void all_combinations() {
    const Preparation preparation{random_.chance(40), random_.chance(40)};
    Pair pair(random_graph(random_), preparation, options_.faults, options_.setting);
    QueryGenerator generator(random_);
    for (const std::string& mode : path_modes()) {
      for (const std::string& selector : path_selectors()) {
        compare(pair, generator.searching(selector, mode), false, preparation);
      }
    }
  }

  /// Answers false where the two graphs may have parted.
  bool compare(Pair& pair, const GeneratedQuery& query, bool undo, Preparation preparation) {
    if (options_.verbose) std::cout << query.text << '\n';
    const Graph graph = compacted(pair.graph());
    running_now = fmt::format("while running\n{};\n{}\n", script_of(graph), query.text);
    const Comparison comparison = undo ? pair.compare_and_undo(query) : pair.compare(query);
    running_now.clear();
    if (!comparison.comparable) return true;
    ++pairs_;
    if (comparison.equal) return true;
    ++differences_;
    ++by_kind_[comparison.kind];
    if (differences_ <= options_.show) tell({graph, query}, comparison, undo, preparation);
    return !query.writes;
  }

  Comparison again(const Difference& difference, bool undo, Preparation preparation) const {
    try {
      Pair pair(difference.graph, preparation, options_.faults, options_.setting);
      return undo ? pair.compare_and_undo(difference.query) : pair.compare(difference.query);
    } catch (const Unsupported&) { return {}; }
  }

  void tell(const Difference& difference, const Comparison& first, bool undo,
            Preparation preparation) const {
    const Difference small = shrunk(difference, [&](const Difference& candidate) {
      const Comparison now = again(candidate, undo, preparation);
      return !now.equal && now.kind == first.kind;
    });
    Comparison last = again(small, undo, preparation);
    if (last.equal) last = first;  // It needs the history of its database.
    std::cout << fmt::format(
        "---- difference {}: {} (folded {}, indexed {}, undone {})\n"
        "first seen as\n{}\nshrunk\n{};\n{}\nexpected\n{}got\n{}",
        differences_, last.kind, preparation.folded, preparation.indexed, undo,
        difference.query.text, script_of(small.graph), small.query.text, last.expected, last.got);
    std::cout.flush();
  }

  const Options& options_;
  Random random_;
  std::size_t pairs_ = 0;
  std::size_t differences_ = 0;
  std::map<std::string, std::size_t> by_kind_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options(argc, argv);
  if (!options) {
    std::cerr << usage;
    return 2;
  }
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS}) std::signal(signal, tell_what_ran);
  try {
    Check check(*options);
    const std::size_t differences = check.run();
    std::cout << fmt::format("{} pairs, {} differences\n", check.pairs(), differences);
    return differences == 0 ? 0 : 1;
  } catch (const Unsupported& unsupported) {
    std::cerr << "reference-check: " << unsupported.why << '\n';
    return 2;
  }
}
