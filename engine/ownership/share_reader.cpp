#include "engine/ownership/share_reader.hpp"

#include <algorithm>

namespace stemma::engine::ownership {
namespace {

constexpr std::size_t scan_rows = 8192;

/// Calls `use(node, name)` for every node with a text as its name.
template <typename Use>
Result<void> each_name(const storage::Snapshot& snapshot, const Mapping& mapping, const Use& use) {
  const auto key = snapshot.catalog().property_key(mapping.name);
  if (!key) return {};
  storage::ColumnReader column = snapshot.column(storage::EntityKind::node, *key);
  storage::NodeScan scan = snapshot.scan();
  std::vector<NodeId> nodes;
  while (true) {
    nodes.clear();
    STEMMA_TRY(const auto flow, scan.next(nodes, scan_rows));
    if (flow == storage::ScanFlow::done) return {};
    for (const NodeId node : nodes) {
      STEMMA_TRY(const Value name, column.value(number(node)));
      if (name.is(Kind::string)) use(node, name.string());
    }
  }
}

}  // namespace

Result<std::vector<NodeId>> nodes_named(const storage::Snapshot& snapshot, const Mapping& mapping,
                                        std::string_view name) {
  std::vector<NodeId> found;
  const auto key = snapshot.catalog().property_key(mapping.name);
  if (!key) return found;
  const Value sought(name);
  for (const auto& index : snapshot.catalog().indexes()) {
    if (index.kind != storage::EntityKind::node || index.properties != std::vector{*key}) continue;
    std::vector<std::uint64_t> ids;
    STEMMA_TRY(snapshot.lookup(index.id, std::span(&sought, 1), ids));
    for (const std::uint64_t id : ids) found.push_back(NodeId{id});
  }
  if (found.empty()) {
    STEMMA_TRY(each_name(snapshot, mapping, [&](NodeId node, std::string_view each) {
      if (each == name) found.push_back(node);
    }));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

ShareReader::ShareReader(const storage::Snapshot& snapshot, const ReadScope& scope,
                         const Interrupt& interrupt)
    : snapshot_(snapshot),
      scope_(scope),
      interrupt_(interrupt),
      columns_(snapshot, scope.mapping, scope.as_of) {
  for (const std::string& name : scope.mapping.types) {
    const auto type = snapshot.catalog().type(name);
    if (!type) continue;
    out_.push_back(snapshot.adjacency(Direction::out, *type));
    in_.push_back(snapshot.adjacency(Direction::in, *type));
  }
}

Party ShareReader::party(NodeId node) {
  const NodeId first = scope_.merged.first_of(node);
  const auto [found, made] = parties_.try_emplace(first, static_cast<Party>(nodes_.size()));
  if (made) {
    nodes_.push_back(first);
    read_out_.push_back(0);
    read_in_.push_back(0);
    held_.push_back(0);
  }
  return found->second;
}

/// What was already read from its other end is not met again.
Result<void> ShareReader::meet(Party party, Direction direction, Met& met) {
  const bool out = direction == Direction::out;
  (out ? read_out_ : read_in_)[party] = 1;
  for (const NodeId member : scope_.merged.members(nodes_[party])) {
    for (storage::AdjacencyReader& reader : out ? out_ : in_) {
      STEMMA_TRY(const storage::Neighbours neighbours, reader.neighbours(member));
      for (std::size_t i = 0; i < neighbours.size(); ++i) {
        const Party other = this->party(neighbours.neighbour(i));
        if ((out ? read_in_ : read_out_)[other] != 0) continue;
        met.relationships.push_back(number(neighbours.relationship(i)));
        met.ends.push_back(out ? std::pair(party, other) : std::pair(other, party));
      }
    }
  }
  return {};
}

Result<void> ShareReader::take(const Met& met, std::vector<Party>* next, Direction direction) {
  STEMMA_TRY(const auto records, columns_.read(met.relationships));
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    if (!record.in_force) continue;
    const auto [holder, owned] = met.ends[i];
    const RelationshipId relationship{met.relationships[i]};
    if (record.declared || !record.holding) {
      declared_.push_back({holder, owned, record, relationship});
    }
    if (!record.holding) continue;
    STEMMA_TRY(const Party owner, owner_of(record, holder));
    holdings_.push_back({owner, owned, record.share, relationship});
    if (record.unknown) unknown_.push_back(holdings_.back());
    held_[owned] += to_double(record.share.high);
    if (next == nullptr) continue;
    const Party other = direction == Direction::out ? owned : holder;
    if (direction == Direction::in || held_[other] >= least_) next->push_back(other);
  }
  return {};
}

Result<void> ShareReader::read_frontier(const std::vector<Party>& frontier, Direction direction,
                                        std::vector<Party>* next) {
  constexpr std::size_t relationships_at_once = 65'536;
  Met met;
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    if ((direction == Direction::out ? read_out_ : read_in_)[frontier[i]] == 0) {
      STEMMA_TRY(meet(frontier[i], direction, met));
    }
    if (met.relationships.size() < relationships_at_once && i + 1 < frontier.size()) continue;
    if (interrupt_) STEMMA_TRY(interrupt_());
    STEMMA_TRY(take(met, next, direction));
    met = {};
  }
  return {};
}

Result<void> ShareReader::read_above(Party company) {
  if (scope_.beneficial) return read_all();
  std::vector<Party> next;
  for (std::vector<Party> frontier{company}; !frontier.empty(); frontier = std::move(next)) {
    next.clear();
    STEMMA_TRY(read_frontier(frontier, Direction::in, &next));
    std::erase_if(next, [&](Party party) { return read_in_[party] != 0; });
  }
  return {};
}

Result<void> ShareReader::read_below(Party owner, double least) {
  if (scope_.beneficial) return read_all();
  least_ = least;
  std::vector<Party> next;
  for (std::vector<Party> frontier{owner}; !frontier.empty(); frontier = std::move(next)) {
    next.clear();
    STEMMA_TRY(read_frontier(frontier, Direction::out, &next));
    std::erase_if(next, [&](Party party) { return read_out_[party] != 0; });
  }
  return {};
}

Result<void> ShareReader::read_owners(Party company) {
  if (scope_.beneficial) return read_all();
  return read_frontier({company}, Direction::in, nullptr);
}

Result<void> ShareReader::read_holdings(const std::vector<Party>& owners) {
  if (scope_.beneficial) return read_all();
  return read_frontier(owners, Direction::out, nullptr);
}

Result<void> ShareReader::read_all() {
  storage::NodeScan scan = snapshot_.scan();
  std::vector<NodeId> nodes;
  while (true) {
    nodes.clear();
    STEMMA_TRY(const auto flow, scan.next(nodes, scan_rows));
    if (flow == storage::ScanFlow::done) return {};
    std::vector<Party> frontier;
    for (const NodeId node : nodes) frontier.push_back(party(node));
    STEMMA_TRY(read_frontier(frontier, Direction::out, nullptr));
  }
}

Result<void> ShareReader::name_nodes() {
  if (names_read_) return {};
  names_read_ = true;
  return each_name(snapshot_, scope_.mapping, [&](NodeId node, std::string_view name) {
    named_.try_emplace(std::string(name), node);
  });
}

/// Whose holding it is: with nominees looked through, the beneficial owner's where it is known.
Result<Party> ShareReader::owner_of(const Record& record, Party holder) {
  if (!scope_.beneficial || !record.nominee || !record.beneficial_owner.is(Kind::string)) {
    return holder;
  }
  STEMMA_TRY(name_nodes());
  const auto found = named_.find(std::string(record.beneficial_owner.string()));
  return found == named_.end() ? holder : party(found->second);
}

}  // namespace stemma::engine::ownership
