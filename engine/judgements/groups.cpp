#include "engine/judgements/groups.hpp"

#include <algorithm>
#include <map>

#include "core/temporal/day.hpp"
#include "engine/judgements/judgement.hpp"
#include "engine/ownership/merged_nodes.hpp"

namespace stemma::engine {

Result<std::vector<std::vector<NodeId>>> judged_groups(const storage::Snapshot& snapshot,
                                                       std::optional<std::int64_t> known_at,
                                                       const std::vector<std::int64_t>& except) {
  ownership::MergedNodes merged;
  std::map<NodeId, std::vector<NodeId>> groups;
  std::vector<NodeId> judged;
  for (const Judgement& each : judgements(snapshot.catalog())) {
    const auto day = temporal::day_of(Value(each.at));
    const auto id = static_cast<std::int64_t>(each.id);
    if (!each.same || (known_at && day && *day > *known_at)) continue;
    if (std::find(except.begin(), except.end(), id) != except.end()) continue;
    merged.merge({each.a, each.b});
    judged.insert(judged.end(), {each.a, each.b});
  }
  std::sort(judged.begin(), judged.end());
  judged.erase(std::unique(judged.begin(), judged.end()), judged.end());
  for (const NodeId node : judged) groups[merged.first_of(node)].push_back(node);
  std::vector<std::vector<NodeId>> all;
  for (auto& [first, group] : groups) all.push_back(std::move(group));
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace stemma::engine
