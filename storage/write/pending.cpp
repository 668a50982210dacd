#include "storage/write/pending.hpp"

#include <algorithm>

#include "storage/state/state.hpp"

namespace stemma::storage {
namespace {

template <typename Map, typename Key>
auto find_in(const Map& map, Key key) -> decltype(&map.begin()->second) {
  const auto at = map.find(key);
  return at == map.end() ? nullptr : &at->second;
}

}  // namespace

const PendingColumnBlock* PendingColumn::block(std::uint64_t block) const {
  return find_in(blocks, block);
}

const Value* PendingColumn::find(std::uint64_t id) const {
  const auto* rows = block(id >> column_block_bits);
  if (rows == nullptr) return nullptr;
  return find_in(*rows, static_cast<std::uint16_t>(id & (column_block_rows - 1)));
}

const PendingAdjacencyBlock* PendingAdjacency::block(std::uint64_t block) const {
  return find_in(blocks, block);
}

const PendingColumn* Pending::column(TableKey table) const {
  return find_in(columns[family_index(table.family)], table.number);
}

const PendingAdjacency* Pending::adjacency(TableKey table) const {
  return find_in(adjacencies[family_index(table.family)], table.number);
}

const Value* Pending::find(TableKey table, std::uint64_t id) const {
  const PendingColumn* found = column(table);
  return found == nullptr ? nullptr : found->find(id);
}

void Pending::set(TableKey table, std::uint64_t id, Value value) {
  auto& rows = columns[family_index(table.family)][table.number].blocks[id >> column_block_bits];
  rows[static_cast<std::uint16_t>(id & (column_block_rows - 1))] = std::move(value);
}

void Pending::change(TableKey table, NodeId node, const AdjacencyChange& change) {
  auto& nodes = adjacencies[family_index(table.family)][table.number]
                    .blocks[number(node) >> adjacency_block_bits];
  auto& changes = nodes[static_cast<std::uint16_t>(number(node) & (adjacency_block_nodes - 1))];
  if (!change.added) {
    // What this transaction made itself was never there for anybody else.
    const auto own = std::find_if(changes.rbegin(), changes.rend(), [&](const auto& other) {
      return other.added && other.entry == change.entry;
    });
    if (own != changes.rend()) {
      *own = changes.back();
      changes.pop_back();
      return;
    }
  }
  changes.push_back(change);
}

void Pending::add_relationship(TypeId type, NodeId source, NodeId target,
                               RelationshipId relationship) {
  set(source_table, number(relationship), Value(static_cast<std::int64_t>(number(source))));
  set(target_table, number(relationship), Value(static_cast<std::int64_t>(number(target))));
  change(adjacency_table(Direction::out, type), source, {{target, relationship}, true});
  change(adjacency_table(Direction::in, type), target, {{source, relationship}, true});
}

void Pending::remove_relationship(const RelationshipRecord& record, RelationshipId relationship) {
  set(source_table, number(relationship), {});
  set(target_table, number(relationship), {});
  change(adjacency_table(Direction::out, record.type), record.source,
         {{record.target, relationship}, false});
  change(adjacency_table(Direction::in, record.type), record.target,
         {{record.source, relationship}, false});
}

bool Pending::empty() const {
  return columns[0].empty() && columns[1].empty() && index_changes.empty() &&
         dropped_indexes.empty() && catalog == nullptr;
}

}  // namespace stemma::storage
