#include "engine/judgements/judgement.hpp"

#include <fmt/format.h>

#include <charconv>

#include "engine/ownership/definition.hpp"
#include "engine/ownership/merged_nodes.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view prefix = "judgement/";
constexpr std::string_view last_id_name = "judgements";

std::uint64_t number_in(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Ids of one width, so that names sort as ids do.
std::string name_of(std::uint64_t id) { return fmt::format("{}{:020}", prefix, id); }

std::string written(const Judgement& judgement) {
  return ownership::write_entries({{"verdict", judgement.same ? "same" : "not same"},
                                   {"a", std::to_string(number(judgement.a))},
                                   {"b", std::to_string(number(judgement.b))},
                                   {"who", judgement.who},
                                   {"at", judgement.at},
                                   {"why", judgement.why}});
}

Judgement read(std::uint64_t id, std::string_view text) {
  Judgement judgement;
  judgement.id = id;
  for (const auto& [name, value] : ownership::read_entries(text)) {
    if (name == "verdict") judgement.same = value == "same";
    if (name == "a") judgement.a = NodeId{number_in(value)};
    if (name == "b") judgement.b = NodeId{number_in(value)};
    if (name == "who") judgement.who = value;
    if (name == "at") judgement.at = value;
    if (name == "why") judgement.why = value;
  }
  return judgement;
}

std::string told(const Judgement& judgement) {
  return fmt::format("judgement {}{}{}{}{}{}", judgement.id, judgement.who.empty() ? "" : " by ",
                     judgement.who, judgement.at.empty() ? "" : " of ", judgement.at,
                     judgement.why.empty() ? "" : fmt::format(" ({})", judgement.why));
}

/// An error where the judgements, `last` the newest, cannot all hold.
Result<void> check_together(const std::vector<Judgement>& all, const Judgement& last) {
  ownership::MergedNodes merged;
  for (const Judgement& each : all) {
    if (each.same) merged.merge({each.a, each.b});
  }
  const auto one = [&](const Judgement& each) {
    return merged.first_of(each.a) == merged.first_of(each.b);
  };
  for (const Judgement& each : all) {
    if (each.same || !one(each)) continue;
    if (last.same) {
      return runtime_error(ErrorCode::invalid_argument_value,
                           fmt::format("this would make one of nodes {} and {}, which {} holds "
                                       "apart",
                                       number(each.a), number(each.b), told(each)),
                           {}, fmt::format("undo it first: CALL judgements.undo({})", each.id));
    }
    std::string same;
    for (const Judgement& other : all) {
      if (!other.same || merged.first_of(other.a) != merged.first_of(last.a)) continue;
      same += fmt::format("{}{}", same.empty() ? "" : ", ", other.id);
    }
    return runtime_error(ErrorCode::invalid_argument_value,
                         fmt::format("nodes {} and {} are the same by what was judged ({})",
                                     number(last.a), number(last.b), same),
                         {}, "undo one of these first: CALL judgements.undo(id)");
  }
  return {};
}

}  // namespace

std::vector<Judgement> judgements(const storage::Catalog& catalog) {
  std::vector<Judgement> all;
  const auto& definitions = catalog.definitions();
  for (auto at = definitions.lower_bound(prefix);
       at != definitions.end() && at->first.starts_with(prefix); ++at) {
    all.push_back(read(number_in(std::string_view(at->first).substr(prefix.size())), at->second));
  }
  return all;
}

Result<std::uint64_t> judge(storage::Transaction& transaction, Judgement judgement) {
  const storage::Catalog& catalog = transaction.view().catalog();
  const auto last = catalog.definitions().find(last_id_name);
  judgement.id = 1 + (last == catalog.definitions().end() ? 0 : number_in(last->second));
  if (judgement.b < judgement.a) std::swap(judgement.a, judgement.b);
  if (judgement.a == judgement.b) {
    return runtime_error(ErrorCode::invalid_argument_value,
                         fmt::format("node {} is judged against itself", number(judgement.a)), {},
                         "name two nodes");
  }
  std::vector<Judgement> all = judgements(catalog);
  all.push_back(judgement);
  STEMMA_TRY(check_together(all, judgement));
  STEMMA_TRY(transaction.set_definition(last_id_name, std::to_string(judgement.id)));
  STEMMA_TRY(transaction.set_definition(name_of(judgement.id), written(judgement)));
  return judgement.id;
}

Result<void> undo_judgement(storage::Transaction& transaction, std::uint64_t id) {
  if (transaction.view().catalog().definitions().contains(name_of(id))) {
    return transaction.drop_definition(name_of(id));
  }
  return runtime_error(ErrorCode::not_found,
                       fmt::format("there is no judgement {}", static_cast<std::int64_t>(id)), {},
                       "CALL judgements.list() lists those that stand");
}

}  // namespace stemma::engine
