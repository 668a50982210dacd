#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "benchmarks/workloads/names.hpp"
#include "benchmarks/workloads/ownership_graph.hpp"

namespace workload {

/// What was written.
struct Written {
  std::size_t edges = 0;
  std::size_t owned_by[3] = {};          ///< OWNS of companies, persons, governments
  std::vector<std::string> first_names;  ///< of companies
};

/// The id of an owner by its number.
std::string owner_id(const OwnershipGraph& graph, std::uint32_t owner);

/// Writes the CSV files, with neo4j-admin headers, and draws the shares.
Written write_files(const std::string& folder, OwnershipGraph& graph, Random& random);

}  // namespace workload
