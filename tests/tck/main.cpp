#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "tests/tck/batch.hpp"
#include "tests/tck/report.hpp"
#include "tests/tck/suite.hpp"

// Runs the scenarios of an openCypher compatibility suite and counts how they end.
namespace {

using namespace stemma;
using namespace stemma::tck;

constexpr int exit_usage = 2;
constexpr int exit_below_floor = 1;
constexpr int exit_skipped = 77;

constexpr const char* usage =
    "usage: stemma-tck DIR [--report FILE] [--filter TEXT] [--list-failures] [--all-must-pass]\n"
    "                  [--floor FILE]\n"
    "  DIR              holds features/**.feature and graphs/NAME/*.cypher\n"
    "  --report FILE    writes the failures there, a line each\n"
    "  --filter TEXT    only scenarios whose file or name contains TEXT\n"
    "  --list-failures  prints the failures too\n"
    "  --all-must-pass  exit 1 unless all pass\n"
    "  --floor FILE     exit 1 if fewer pass than FILE says; exit 77 if DIR is absent\n";

struct Options {
  std::string directory;
  std::string report;
  std::string filter;
  std::string floor;
  bool list_failures = false;
  bool all_must_pass = false;
};

std::optional<Options> read_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    std::string* target = argument == "--report"   ? &options.report
                          : argument == "--filter" ? &options.filter
                          : argument == "--floor"  ? &options.floor
                                                   : nullptr;
    if (target != nullptr) {
      if (++i == arguments.size()) return {};
      *target = arguments[i];
    } else if (argument == "--list-failures") {
      options.list_failures = true;
    } else if (argument == "--all-must-pass") {
      options.all_must_pass = true;
    } else if (!argument.starts_with("-") && options.directory.empty()) {
      options.directory = argument;
    } else {
      return {};
    }
  }
  if (options.directory.empty()) return {};
  return options;
}

std::vector<Ran> run_file(const FeatureFile& file, const NamedGraphs& graphs) {
  constexpr std::chrono::milliseconds query_limit{10'000};
  constexpr std::chrono::milliseconds scenario_limit{15'000};
  const std::vector<Scenario>& scenarios = file.feature.scenarios;
  std::vector<Outcome> outcomes = run_apart(
      scenarios.size(),
      [&](std::size_t i) { return run_scenario(scenarios[i], graphs, query_limit); },
      scenario_limit);
  std::vector<Ran> all;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    all.push_back({file.path, scenarios[i].name, scenarios[i].example, std::move(outcomes[i])});
  return all;
}

int judge(const Options& options, const Counts& counts) {
  if (options.all_must_pass && counts.strict() < counts.total) return exit_below_floor;
  if (options.floor.empty()) return 0;
  std::size_t floor = 0;
  if (!(std::ifstream(options.floor) >> floor)) {
    std::cerr << "stemma-tck: no number can be read from " << options.floor << '\n';
    return exit_usage;
  }
  if (counts.strict() >= floor) return 0;
  std::cerr << fmt::format("stemma-tck: {} passed, fewer than the {} recorded in {}\n",
                           counts.strict(), floor, options.floor);
  return exit_below_floor;
}

int run(const Options& options) {
  if (!std::filesystem::is_directory(options.directory)) {
    if (!options.floor.empty()) {
      std::cout << "skipped: " << options.directory << " not found\n";
      return exit_skipped;
    }
    std::cerr << fmt::format("stemma-tck: no directory {}\n", options.directory);
    return exit_usage;
  }
  const auto suite = read_suite(options.directory, options.filter);
  if (!suite) {
    std::cerr << "stemma-tck: " << suite.error().message << '\n';
    return exit_usage;
  }
  std::vector<Ran> all;
  for (const FeatureFile& file : suite->files) {
    std::vector<Ran> ran = run_file(file, suite->graphs);
    std::move(ran.begin(), ran.end(), std::back_inserter(all));
  }
  if (!options.report.empty()) {
    std::ofstream report(options.report);
    print_failures(report, all);
    if (!report.flush()) {
      std::cerr << "stemma-tck: cannot write " << options.report << '\n';
      return exit_usage;
    }
  }
  if (options.list_failures) print_failures(std::cout, all);
  print_counts(std::cout, all);
  return judge(options, count(all));
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options({argv + 1, argv + argc});
  if (!options) {
    std::cerr << usage;
    return exit_usage;
  }
  return run(*options);
}
