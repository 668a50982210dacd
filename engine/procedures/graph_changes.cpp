#include "engine/procedures/graph_changes.hpp"

#include <algorithm>
#include <iterator>

#include "core/order.hpp"
#include "core/temporal/day.hpp"

namespace stemma::engine {
namespace {

using storage::EntityKind;
using storage::Snapshot;
using Ids = std::vector<std::uint64_t>;

constexpr std::size_t nodes_a_batch = 4096;

/// The nodes of two snapshots side by side, in ascending order.
class BothScans {
 public:
  BothScans(const Snapshot& before, const Snapshot& after) : scans_{before.scan(), after.scan()} {}

  /// The next nodes, of which each is in `before`, in `after` or in both; none at the end.
  Result<void> next(Ids& before, Ids& after) {
    STEMMA_TRY(fill(0));
    STEMMA_TRY(fill(1));
    // What lies past the end of the shorter list may have its like in what was not read yet.
    std::optional<NodeId> last;
    for (const auto& read : read_) {
      if (read.size() >= nodes_a_batch && (!last || read.back() < *last)) last = read.back();
    }
    take(read_[0], last, before);
    take(read_[1], last, after);
    return {};
  }

 private:
  Result<void> fill(std::size_t which) {
    while (read_[which].size() < nodes_a_batch && !done_[which]) {
      STEMMA_TRY(const auto flow, scans_[which].next(read_[which], nodes_a_batch));
      done_[which] = flow == storage::ScanFlow::done;
    }
    return {};
  }
  static void take(std::vector<NodeId>& read, std::optional<NodeId> last, Ids& ids) {
    const auto end = last ? std::upper_bound(read.begin(), read.end(), *last) : read.end();
    ids.clear();
    for (auto node = read.begin(); node != end; ++node) ids.push_back(number(*node));
    read.erase(read.begin(), end);
  }

  storage::NodeScan scans_[2];
  std::vector<NodeId> read_[2];
  bool done_[2] = {false, false};
};

/// Compares entities of one kind, a batch at a time.
class Comparison {
 public:
  Comparison(const Snapshot& before, const Snapshot& after, EntityKind kind, std::int64_t from,
             std::int64_t to)
      : before_(before), after_(after), kind_(kind), from_(from), to_(to) {
    const auto keys = static_cast<std::uint32_t>(after.catalog().property_key_count());
    for (std::uint32_t key = 0; key < keys; ++key) {
      columns_.push_back({std::string(after.catalog().name(PropertyKeyId{key})),
                          before.column(kind, PropertyKeyId{key}),
                          after.column(kind, PropertyKeyId{key})});
    }
  }

  /// Of entities sorted by id, those of `before` and those of `after`.
  Result<void> compare(const Ids& before, const Ids& after, std::vector<GraphChange>& changes) {
    const std::size_t first = changes.size();
    Ids ended;
    Ids began;
    Ids both;
    std::ranges::set_difference(before, after, std::back_inserter(ended));
    std::ranges::set_difference(after, before, std::back_inserter(began));
    std::ranges::set_intersection(before, after, std::back_inserter(both));
    const storage::Lens names = after_.lens();
    STEMMA_TRY(present_once(ended, GraphChange::Kind::ended, before_, names.valid_to, changes));
    STEMMA_TRY(present_once(began, GraphChange::Kind::began, after_, names.valid_from, changes));
    if (!both.empty()) {
      for (Column& column : columns_) STEMMA_TRY(compare_values(column, both, changes));
    }
    std::ranges::stable_sort(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(),
                             {}, &GraphChange::id);
    return {};
  }

 private:
  struct Column {
    std::string name;
    storage::ColumnReader before;
    storage::ColumnReader after;
  };

  Result<void> present_once(const Ids& ids, GraphChange::Kind kind, const Snapshot& snapshot,
                            const std::string& dated_by, std::vector<GraphChange>& changes) {
    const auto key = snapshot.catalog().property_key(dated_by);
    std::vector<Value> days(ids.size());
    if (key && !ids.empty()) {
      storage::ColumnReader column = snapshot.column(kind_, *key);
      STEMMA_TRY(column.values(ids, days.data()));
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto day = temporal::day_of(days[i]);
      if (day && (*day <= from_ || *day > to_)) day.reset();
      changes.push_back({ids[i], kind, {}, {}, {}, day});
    }
    return {};
  }

  Result<void> compare_values(Column& column, const Ids& ids, std::vector<GraphChange>& changes) {
    values_before_.resize(ids.size());
    values_after_.resize(ids.size());
    STEMMA_TRY(column.before.values(ids, values_before_.data()));
    STEMMA_TRY(column.after.values(ids, values_after_.data()));
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (equivalent(values_before_[i], values_after_[i])) continue;
      changes.push_back({ids[i],
                         GraphChange::Kind::changed,
                         column.name,
                         values_before_[i],
                         values_after_[i],
                         {}});
    }
    return {};
  }

  const Snapshot& before_;
  const Snapshot& after_;
  EntityKind kind_;
  std::int64_t from_;
  std::int64_t to_;
  std::vector<Column> columns_;
  std::vector<Value> values_before_;
  std::vector<Value> values_after_;
};

Result<void> add_relationships(storage::AdjacencyReader& reader, const Ids& nodes, Ids& ids) {
  ids.clear();
  for (const std::uint64_t node : nodes) {
    STEMMA_TRY(const auto neighbours, reader.neighbours(NodeId{node}));
    for (std::size_t i = 0; i < neighbours.size(); ++i)
      ids.push_back(number(neighbours.relationship(i)));
  }
  std::ranges::sort(ids);
  return {};
}

}  // namespace

Result<GraphChanges> changes_between(const Snapshot& snapshot, const storage::Lens& names,
                                     std::int64_t from, std::int64_t to,
                                     const Interrupt& interrupt) {
  storage::Lens lens = names;
  lens.as_of = from;
  STEMMA_TRY(const Snapshot before, snapshot.through(lens));
  lens.as_of = to;
  STEMMA_TRY(const Snapshot after, snapshot.through(lens));
  GraphChanges changes;
  Ids nodes_before;
  Ids nodes_after;
  const auto each_batch = [&](const auto& use) -> Result<void> {
    BothScans scans(before, after);
    while (true) {
      STEMMA_TRY(interrupt());
      STEMMA_TRY(scans.next(nodes_before, nodes_after));
      if (nodes_before.empty() && nodes_after.empty()) return {};
      STEMMA_TRY(use());
    }
  };
  Comparison nodes(before, after, EntityKind::node, from, to);
  STEMMA_TRY(each_batch([&]() { return nodes.compare(nodes_before, nodes_after, changes.nodes); }));
  Comparison relationships(before, after, EntityKind::relationship, from, to);
  const auto types = static_cast<std::uint32_t>(snapshot.catalog().type_count());
  for (std::uint32_t type = 0; type < types; ++type) {
    auto out_before = before.adjacency(Direction::out, TypeId{type});
    auto out_after = after.adjacency(Direction::out, TypeId{type});
    Ids ids_before;
    Ids ids_after;
    STEMMA_TRY(each_batch([&]() -> Result<void> {
      STEMMA_TRY(add_relationships(out_before, nodes_before, ids_before));
      STEMMA_TRY(add_relationships(out_after, nodes_after, ids_after));
      return relationships.compare(ids_before, ids_after, changes.relationships);
    }));
  }
  std::ranges::stable_sort(changes.relationships, {}, &GraphChange::id);
  return changes;
}

}  // namespace stemma::engine
