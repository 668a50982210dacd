#pragma once

#include <cstdint>
#include <vector>

#include "benchmarks/workloads/random.hpp"

namespace workload {

/// Who owns which company. Owners are numbered: companies first, then persons, then governments.
struct OwnershipGraph {
  static constexpr std::uint32_t governments = 3000;
  static constexpr int tier_most = 12;

  std::uint32_t companies;
  std::uint32_t persons;
  std::uint32_t projects;
  std::uint32_t widely_held;  ///< the company with the most owners
  std::vector<int> tier;      ///< of a company: how far below the top it stands
  std::vector<std::vector<std::uint32_t>> owners;  ///< of a company
  std::vector<std::vector<double>> shares;         ///< of these owners; set as files are written

  OwnershipGraph(std::uint32_t company_count, Random& random);
  [[nodiscard]] std::uint32_t first_government() const { return companies + persons; }

 private:
  void choose_tiers(Random& random);
  void add(std::uint32_t company, std::uint32_t owner);
  void add_owners(std::uint32_t company, Random& random);
  void add_rings(Random& random);
  std::vector<std::vector<std::uint32_t>> levels_;  ///< companies by tier
};

}  // namespace workload
