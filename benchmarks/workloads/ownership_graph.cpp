#include "benchmarks/workloads/ownership_graph.hpp"

#include <algorithm>

namespace workload {

OwnershipGraph::OwnershipGraph(std::uint32_t company_count, Random& random)
    : companies(company_count),
      persons(static_cast<std::uint32_t>(std::uint64_t{company_count} * 6 / 10)),
      projects(static_cast<std::uint32_t>(std::uint64_t{company_count} * 3 / 10)),
      widely_held(std::min(company_count - 1, company_count / 500 + 7)),
      tier(company_count),
      owners(company_count),
      shares(company_count),
      levels_(tier_most + 1) {
  choose_tiers(random);
  for (std::uint32_t company = 1; company < companies; ++company) add_owners(company, random);
  for (std::uint32_t i = 0; i < 3; ++i) add(0, first_government() + i);
  add_rings(random);
  // Treasury shares.
  for (std::uint32_t i = 0; i < companies / 10000; ++i) {
    const std::uint32_t company = 2 + random.below(companies - 2);
    add(company, company);
  }
}

void OwnershipGraph::choose_tiers(Random& random) {
  for (std::uint32_t company = 0; company < companies; ++company) {
    int depth = 0;
    if (company == widely_held) {
      depth = 1;
    } else if (company != 0 && random.unit() > .35) {
      depth = 1;
      while (depth < tier_most && random.chance(.55)) ++depth;
    }
    tier[company] = depth;
    levels_[static_cast<std::size_t>(depth)].push_back(company);
  }
}

void OwnershipGraph::add(std::uint32_t company, std::uint32_t owner) {
  auto& list = owners[company];
  if (std::find(list.begin(), list.end(), owner) == list.end()) list.push_back(owner);
}

void OwnershipGraph::add_owners(std::uint32_t company, Random& random) {
  const int depth = tier[company];
  if (depth != 0) {
    int parents = 1;
    if (random.chance(.45)) parents += std::min(15, static_cast<int>(std::pow(random.unit(), -.7)));
    for (int i = 0; i < parents; ++i) {
      const auto above = random.chance(.7) ? static_cast<std::uint32_t>(depth - 1)
                                           : random.below(static_cast<std::uint32_t>(depth));
      const auto& level = levels_[above];
      if (level.empty()) continue;
      add(company, level[random.skewed(static_cast<std::uint32_t>(level.size()), 3)]);
    }
    if (random.chance(.1 / .65)) add(company, 0);
  }
  if (company == widely_held) {
    for (std::uint32_t i = 0; i < companies / 10; ++i) owners[company].push_back(companies + i * 6);
  } else {
    int holders = 0;
    if (depth == 0 || !random.chance(.45)) {
      holders = 1 + (random.chance(.5) ? 1 : 0);
      holders += random.chance(.2) ? static_cast<int>(random.below(4)) : 0;
    }
    for (int i = 0; i < holders; ++i) add(company, companies + random.skewed(persons, 2));
  }
  if (random.chance(depth != 0 ? .05 : .2)) {
    add(company, first_government() + random.skewed(governments, 3));
  }
}

void OwnershipGraph::add_rings(Random& random) {
  std::vector<std::uint32_t> holdings(companies);
  for (const auto& list : owners) {
    for (const std::uint32_t owner : list) {
      if (owner < companies) ++holdings[owner];
    }
  }
  for (std::uint32_t i = 0; i < companies / 500; ++i) {
    const std::uint32_t bottom = random.below(companies);
    std::uint32_t top = bottom;
    if (tier[bottom] == 0) continue;
    std::uint32_t hops = 1 + random.below(3);
    if (random.chance(.1)) hops += random.below(4);
    for (std::uint32_t hop = 0; hop < hops; ++hop) {
      std::vector<std::uint32_t> parents;
      for (const std::uint32_t owner : owners[top]) {
        if (owner < companies) parents.push_back(owner);
      }
      if (parents.empty()) break;
      top = parents[random.below(static_cast<std::uint32_t>(parents.size()))];
    }
    if (top != bottom && holdings[top] <= 50) add(top, bottom);
  }
}

}  // namespace workload
