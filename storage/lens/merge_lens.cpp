#include "storage/lens/merge_lens.hpp"

#include <algorithm>

#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"

namespace stemma::storage {
namespace {

/// Groups that share a node are one; each ascending, and only nodes that are there.
class Groups {
 public:
  void join(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t first = root(a);
    const std::uint64_t other = root(b);
    parents_[std::max(first, other)] = std::min(first, other);
  }
  [[nodiscard]] std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> all() {
    std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> groups;
    std::vector<std::uint64_t> nodes;
    for (const auto& [node, parent] : parents_) nodes.push_back(node);
    std::sort(nodes.begin(), nodes.end());
    for (const std::uint64_t node : nodes) groups[root(node)].push_back(node);
    return groups;
  }

 private:
  std::uint64_t root(std::uint64_t node) {
    std::uint64_t at = node;
    while (parents_.try_emplace(at, at).first->second != at) at = parents_[at];
    while (node != at) node = std::exchange(parents_[node], at);
    return at;
  }

  std::unordered_map<std::uint64_t, std::uint64_t> parents_;
};

}  // namespace

MergeLens::MergeLens(std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache)
    : LensView(std::move(below), std::move(cache)), catalog_(this->below().catalog()) {}

Result<std::shared_ptr<const LensView>> MergeLens::make(
    std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache,
    const std::vector<std::vector<NodeId>>& groups) {
  Groups joined;
  for (const auto& group : groups) {
    for (const NodeId node : group) joined.join(number(group.front()), number(node));
  }
  std::shared_ptr<MergeLens> lens(new MergeLens(std::move(below), std::move(cache)));
  for (auto& [root, group] : joined.all()) {
    std::vector<std::uint64_t> there;
    for (const std::uint64_t node : group) {
      STEMMA_TRY(const auto labels, label_set_of(lens->below(), NodeId{node}));
      if (labels) there.push_back(node);
    }
    if (there.size() > 1) STEMMA_TRY(lens->add(std::move(there)));
  }
  return std::shared_ptr<const LensView>(std::move(lens));
}

Result<void> MergeLens::add(std::vector<std::uint64_t> group) {
  for (const std::uint64_t node : group) {
    first_[node] = group.front();
    column_blocks_.insert(node >> column_block_bits);
  }
  STEMMA_TRY(LabelSet labels, labels_of(group));
  if (!catalog_.find_label_set(labels)) {
    // The names are those of the catalogue below, so a plan made for it holds here.
    const std::uint64_t version = catalog_.version();
    catalog_.add_label_set(std::move(labels));
    catalog_.set_version(version);
  }
  const std::uint64_t first = group.front();
  groups_.emplace(first, std::move(group));
  return {};
}

Result<LabelSet> MergeLens::labels_of(const std::vector<std::uint64_t>& group) const {
  LabelSet labels;
  for (const std::uint64_t node : group) {
    STEMMA_TRY(const auto set, label_set_of(below(), NodeId{node}));
    if (!set) continue;
    const LabelSet& own = below().catalog().label_set(*set);
    labels.insert(labels.end(), own.begin(), own.end());
  }
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  return labels;
}

bool MergeLens::changes(const BlockAddress& address) const {
  if (first_.empty()) return false;
  if (address.table.family == TableFamily::node_column) {
    return column_blocks_.contains(address.block);
  }
  return !is_column(address.table.family) || address.table == source_table ||
         address.table == target_table;
}

Result<void> MergeLens::look(const BlockAddress& address, Rows& rows) const {
  if (address.table == source_table || address.table == target_table) {
    for (Value& node : rows) {
      if (node.is_null()) continue;
      node = Value(static_cast<std::int64_t>(shown(static_cast<std::uint64_t>(node.integer()))));
    }
    return {};
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::uint64_t node = (address.block << column_block_bits) + row;
    if (!first_.contains(node)) continue;
    const auto group = groups_.find(node);
    if (group == groups_.end()) {
      rows[row] = Value();
    } else if (address.table == labels_table) {
      STEMMA_TRY(const LabelSet labels, labels_of(group->second));
      rows[row] = Value(static_cast<std::int64_t>(catalog_.find_label_set(labels).value_or(0)));
    } else {
      for (std::size_t i = 1; rows[row].is_null() && i < group->second.size(); ++i) {
        STEMMA_TRY(rows[row], read_cell(below(), address.table, group->second[i]));
      }
    }
  }
  return {};
}

Result<LensView::Lists> MergeLens::lists(const BlockAddress& address) const {
  AdjacencyReader reader = make_adjacency_reader(shared_below(), address.table);
  Lists seen;
  seen.offsets.push_back(0);
  for (std::uint64_t row = 0; row < adjacency_block_nodes; ++row) {
    const std::uint64_t node = (address.block << adjacency_block_bits) + row;
    const auto begin = static_cast<std::ptrdiff_t>(seen.entries.size());
    const auto group = groups_.find(node);
    std::vector<std::uint64_t> members{node};
    if (group != groups_.end()) members = group->second;
    if (group == groups_.end() && first_.contains(node)) members.clear();
    bool sorted = members.size() < 2;
    for (const std::uint64_t member : members) {
      STEMMA_TRY(const Neighbours all, reader.neighbours(NodeId{member}));
      for (std::size_t i = 0; i < all.size(); ++i) {
        const NodeId neighbour{shown(number(all.neighbour(i)))};
        sorted = sorted && neighbour == all.neighbour(i);
        seen.entries.push_back({neighbour, all.relationship(i)});
      }
    }
    if (!sorted) std::sort(seen.entries.begin() + begin, seen.entries.end());
    seen.offsets.push_back(static_cast<std::uint32_t>(seen.entries.size()));
  }
  return seen;
}

}  // namespace stemma::storage
