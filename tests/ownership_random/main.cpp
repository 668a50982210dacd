// Compares the measures of ownership with their definitions on random graphs. Exit 1 where one
// differs.
//
//     ownership-random [--graphs N] [--seed S] [--samples N] [--fault NAME]
//
// A fault makes the engine's answers of one check wrong: each must be told.
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "tests/ownership_random/checks.hpp"

namespace {

using namespace stemma;
using namespace stemma::ownership_random;

struct Options {
  std::uint64_t graphs = 300;
  std::uint64_t seed = 852;
  std::size_t samples = 1000;
  Fault fault = Fault::none;
};

bool read_option(const std::string& name, const char* value, Options& options) {
  static const std::map<std::string, Fault> faults = {{"integrated", Fault::integrated},
                                                      {"control", Fault::control},
                                                      {"chains", Fault::chains},
                                                      {"bounds", Fault::bounds},
                                                      {"thresholds", Fault::thresholds}};
  if (name == "--graphs") options.graphs = std::strtoull(value, nullptr, 10);
  if (name == "--seed") options.seed = std::strtoull(value, nullptr, 10);
  if (name == "--samples") options.samples = std::strtoull(value, nullptr, 10);
  if (name != "--fault") return name == "--graphs" || name == "--seed" || name == "--samples";
  const auto fault = faults.find(value);
  if (fault == faults.end()) return false;
  options.fault = fault->second;
  return true;
}

/// One large graph and three small ones, each with rings or without.
Result<void> check_one(Checker& checker, reference::Random& random, const Options& options) {
  const RandomGraph large = make_graph(random, {200, true, false});
  STEMMA_TRY(checker.check_integrated(large));
  checker.check_control(large);
  const bool rings = random.chance(50);
  const RandomGraph chains = make_graph(random, {rings ? std::size_t{8} : 14, rings, false});
  STEMMA_TRY(checker.check_chains(chains));
  STEMMA_TRY(checker.check_thresholds(make_graph(random, {8, random.chance(70), false})));
  return checker.check_bounds(make_graph(random, {10, random.chance(70), true}), options.samples);
}

int run(const Options& options) {
  std::uint64_t differing = 0;
  std::size_t compared = 0;
  for (std::uint64_t i = 0; i < options.graphs; ++i) {
    reference::Random random(options.seed + i * 0x9E37'79B9ull);
    Checker checker(random, options.fault);
    const auto done = check_one(checker, random, options);
    compared += checker.compared();
    const std::string difference = done ? checker.difference() : done.error().message;
    if (difference.empty()) continue;
    if (++differing <= 10) std::cout << "graph " << i << ": " << difference << '\n';
  }
  std::cout << compared << " comparisons\n"
            << options.graphs << " graphs, " << differing << " differences\n";
  return differing == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    if (i + 1 < argc && read_option(argv[i], argv[i + 1], options)) continue;
    return std::cerr << "ownership-random [--graphs N] [--seed S] [--samples N] [--fault NAME]\n",
           2;
  }
  return run(options);
}
