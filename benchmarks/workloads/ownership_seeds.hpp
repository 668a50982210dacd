#pragma once

#include <cstdio>
#include <string>

#include "benchmarks/workloads/ownership_files.hpp"
#include "benchmarks/workloads/ownership_graph.hpp"
#include "benchmarks/workloads/truth.hpp"

namespace workload {

/// Draws the parameters of every row, and writes totals of the answers of the `up` rows to `truth`:
/// counted on the graph as it was made, they check the answers computed from the files.
truth::Seeds draw_seeds(const OwnershipGraph& graph, Random& random, std::FILE* truth);

/// Writes seeds.json.
void write_seeds(const std::string& folder, const truth::Seeds& seeds);

/// Writes the other totals that the generator itself counts.
void write_totals(const OwnershipGraph& graph, const Written& written, std::FILE* truth);

}  // namespace workload
