#include "engine/lens_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/format.hpp"
#include "engine/execute/evaluate.hpp"
#include "engine/functions/day_argument.hpp"
#include "engine/judgements/groups.hpp"
#include "engine/ownership/mapping.hpp"
#include "engine/ownership/merged_nodes.hpp"
#include "engine/ownership/single_share.hpp"

namespace stemma::engine {
namespace {

using Groups = std::vector<std::vector<NodeId>>;

/// Evaluates the words before one query, from left to right.
class LensReader {
 public:
  LensReader(const bound::Statement& statement, const storage::Snapshot& view,
             const Parameters& parameters, const StatementClock& clock)
      : words_(*statement.lens),
        view_(view),
        mapping_(ownership::usual_mapping(view.catalog())),
        context_(view, nullptr, parameters) {
    context_.functions.clock = clock;
    context_.locals.resize(statement.local_count);
    context_.sites.resize(statement.site_count);
    lens_.valid_from = mapping_.valid_from;
    lens_.valid_to = mapping_.valid_to;
    lens_.first_seen = mapping_.first_seen;
    lens_.withdrawn = mapping_.withdrawn;
  }

  Result<storage::Lens> read() {
    STEMMA_TRY(read_day("AS OF", words_.as_of, lens_.as_of));
    STEMMA_TRY(read_day("KNOWN AT", words_.known_at, lens_.known_at));
    Groups groups;
    if (words_.judgements) {
      STEMMA_TRY(const auto except, excepted());
      STEMMA_TRY(groups, judged_groups(view_, lens_.known_at, except));
    }
    lens_.merged = joined(groups);
    if (words_.same != nullptr) {
      STEMMA_TRY(const Groups asked, same());
      groups.insert(groups.end(), asked.begin(), asked.end());
      lens_.merged = joined(groups);
    }
    return std::move(lens_);
  }

 private:
  Result<Value> value(const bound::ExpressionPtr& expression) {
    return execute::evaluate(*expression, context_, execute::Batch(), 0);
  }

  Result<void> read_day(std::string_view part, const bound::ExpressionPtr& expression,
                        std::optional<std::int64_t>& day) {
    if (expression == nullptr) return {};
    STEMMA_TRY(const Value written, value(expression));
    STEMMA_TRY(day, day_argument(part, written, expression->where));
    return {};
  }

  Result<std::vector<std::int64_t>> excepted() {
    std::vector<std::int64_t> numbers;
    if (words_.except == nullptr) return numbers;
    STEMMA_TRY(const Value list, value(words_.except));
    const auto refused = [&] {
      return runtime_error(
          ErrorCode::invalid_argument_type,
          fmt::format("EXCEPT takes a list of the numbers of judgements, not {}", to_literal(list)),
          words_.except->where, "write EXCEPT [3, 7]");
    };
    if (!list.is(Kind::list)) return refused();
    for (const Value& each : list.list()) {
      if (!each.is(Kind::integer)) return refused();
      numbers.push_back(each.integer());
    }
    return numbers;
  }

  /// The groups of AS IF SAME. A name is that of a node as the query would see it otherwise.
  Result<Groups> same() {
    STEMMA_TRY(const Value list, value(words_.same));
    STEMMA_TRY(const storage::Snapshot seen, view_.through(lens_));
    if (!list.is(Kind::list)) return not_groups(list);
    Groups groups;
    for (const Value& group : list.list()) {
      if (!group.is(Kind::list)) return not_groups(list);
      std::vector<NodeId> members;
      for (const Value& each : group.list()) {
        STEMMA_TRY(const NodeId node, node_of(seen, each, list));
        members.push_back(node);
      }
      groups.push_back(std::move(members));
    }
    return groups;
  }

  Result<NodeId> node_of(const storage::Snapshot& seen, const Value& named, const Value& list) {
    if (named.is(Kind::integer)) {
      const NodeId node{static_cast<std::uint64_t>(named.integer())};
      STEMMA_TRY(const auto state, view_.state_of(node));
      if (state == storage::EntityState::present) return node;
      return runtime_error(ErrorCode::not_found,
                           fmt::format("no node has the id {}", named.integer()),
                           words_.same->where);
    }
    if (!named.is(Kind::string) && !named.is(Kind::node)) return not_groups(list);
    auto found = ownership::find_node(seen, mapping_, "AS IF SAME", named);
    if (found.ok()) return *found;
    Error error = std::move(found.error());
    error.where = words_.same->where;
    if (error.code == ErrorCode::invalid_argument_value)
      error.hint = "write id(n) of the one that is meant in place of its name";
    return error;
  }

  [[nodiscard]] Error not_groups(const Value& list) const {
    return runtime_error(
        ErrorCode::invalid_argument_type,
        fmt::format("AS IF SAME takes lists of nodes that are one, not {}", to_literal(list)),
        words_.same->where, "write AS IF SAME [['Acme Ltd', 'ACME Limited'], [17, 23]]");
  }

  /// Groups that share a node are one group; those of one node are none.
  static Groups joined(const Groups& groups) {
    ownership::MergedNodes merged;
    for (const auto& group : groups) {
      if (!group.empty()) merged.merge(group);
    }
    std::map<NodeId, std::vector<NodeId>> by_first;
    for (const auto& group : groups) {
      for (const NodeId node : group) {
        const NodeId first = merged.first_of(node);
        by_first[first] = merged.members(first);
      }
    }
    Groups all;
    for (auto& [first, members] : by_first) {
      std::sort(members.begin(), members.end());
      if (members.size() > 1) all.push_back(std::move(members));
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  const bound::Lens& words_;
  const storage::Snapshot& view_;
  ownership::Mapping mapping_;
  execute::Context context_;
  storage::Lens lens_;
};

}  // namespace

Result<storage::Lens> lens_of(const bound::Statement& statement, const storage::Snapshot& view,
                              const Parameters& parameters, const StatementClock& clock) {
  return LensReader(statement, view, parameters, clock).read();
}

}  // namespace stemma::engine
