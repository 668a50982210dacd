// Makes an ownership graph in the spirit of a company register, heavy-tailed: CSV files with
// neo4j-admin headers, seeds.json with the parameters of each row, truth.json with the answers.
// The same seed gives the same bytes. See README.md.

#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "benchmarks/workloads/ownership_files.hpp"
#include "benchmarks/workloads/ownership_seeds.hpp"

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: gen_ownership OUTDIR N_COMPANIES [SEED]\n");
    return 2;
  }
  const std::string folder = arguments[1];
  const auto companies = static_cast<std::uint32_t>(std::atoi(arguments[2]));
  if (companies < 1000) {
    std::fprintf(stderr, "gen_ownership: fewer than 1000 companies make no such graph\n");
    return 2;
  }
  workload::Random random(count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 42);
  ::mkdir(folder.c_str(), 0755);
  workload::OwnershipGraph graph(companies, random);
  const workload::Written written = workload::write_files(folder, graph, random);

  std::FILE* const truth = std::fopen((folder + "/truth.json").c_str(), "w");
  if (truth == nullptr) truth::fail("cannot write truth.json");
  std::fputc('{', truth);
  const truth::Seeds seeds = workload::draw_seeds(graph, random, truth);
  workload::write_seeds(folder, seeds);
  workload::write_totals(graph, written, truth);
  truth::write(truth, folder, seeds, "C000000000");
  std::fputs("}\n", truth);
  std::fclose(truth);
  std::fprintf(stderr, "nodes %zu edges %zu\n",
               std::size_t{companies} + graph.persons + workload::OwnershipGraph::governments +
                   graph.projects,
               written.edges);
}
