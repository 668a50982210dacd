#include "engine/ownership/mapping.hpp"

#include <algorithm>

namespace stemma::engine::ownership {
namespace {

Mapping follow_the_money() {
  Mapping mapping;
  mapping.types = {"Ownership"};
  mapping.vote_types = {"Ownership"};
  mapping.person_labels = {"Person", "PublicBody"};
  mapping.share = "percentage";
  mapping.valid_from = "startDate";
  mapping.valid_to = "endDate";
  mapping.kind = "ownershipType";
  mapping.closed_on = "dissolutionDate";
  mapping.percent = true;
  return mapping;
}

Mapping open_ownership() {
  Mapping mapping;
  mapping.types = {"SHAREHOLDING", "shareholding"};
  mapping.vote_types = {"VOTING_RIGHTS", "votingRights"};
  mapping.person_labels = {"Person", "person", "State", "state"};
  mapping.share = "share_exact";
  mapping.share_min = "share_minimum";
  mapping.share_max = "share_maximum";
  mapping.min_exclusive = "share_exclusiveMinimum";
  mapping.max_exclusive = "share_exclusiveMaximum";
  mapping.valid_from = "startDate";
  mapping.valid_to = "endDate";
  mapping.kind = "nomineeArrangement";
  mapping.closed_on = "dissolutionDate";
  mapping.percent = true;
  return mapping;
}

}  // namespace

std::optional<Mapping> find_mapping(const storage::Catalog& catalog, std::string_view name) {
  const auto stored = catalog.definitions().find(std::string(mapping_prefix).append(name));
  if (stored != catalog.definitions().end()) return mapping_of(read_entries(stored->second));
  if (name == "stemma") return Mapping();
  if (name == "ftm") return follow_the_money();
  if (name == "bods") return open_ownership();
  return {};
}

Mapping usual_mapping(const storage::Catalog& catalog) {
  return find_mapping(catalog, "default").value_or(Mapping());
}

Entries to_entries(const Mapping& mapping) {
  Entries entries;
  for (const MappingNames& each : mapping_lists) {
    for (const std::string& name : mapping.*each.names) entries.emplace_back(each.setting, name);
  }
  for (const MappingName& each : mapping_names) {
    entries.emplace_back(each.setting, mapping.*each.property);
  }
  entries.emplace_back("unit", mapping.percent ? "percent" : "fraction");
  return entries;
}

Mapping mapping_of(const Entries& entries) {
  Mapping mapping;
  for (const MappingNames& each : mapping_lists) (mapping.*each.names).clear();
  for (const auto& [setting, value] : entries) {
    for (const MappingNames& each : mapping_lists) {
      if (setting == each.setting) (mapping.*each.names).push_back(value);
    }
    for (const MappingName& each : mapping_names) {
      if (setting == each.setting) mapping.*each.property = value;
    }
    if (setting == "unit") mapping.percent = value == "percent";
  }
  return mapping;
}

}  // namespace stemma::engine::ownership
