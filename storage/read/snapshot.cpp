#include "storage/snapshot.hpp"

#include <fmt/format.h>

#include "storage/indexes/index_scan.hpp"
#include "storage/lens/lens_index.hpp"
#include "storage/lens/lens_view.hpp"
#include "storage/lens/look_through.hpp"
#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"

namespace stemma::storage {
namespace {

Result<const IndexDescription*> find_index(const SnapshotState& state, IndexId id) {
  const IndexDescription* index = state.catalog().index(id);
  if (index != nullptr) return index;
  return make_error(ErrorCode::not_found, fmt::format("there is no index {}", number(id)));
}

Result<Properties> read_properties(const SnapshotState& state, EntityKind kind, std::uint64_t id) {
  Properties properties;
  const auto keys = static_cast<std::uint32_t>(state.catalog().property_key_count());
  for (std::uint32_t key = 0; key < keys; ++key) {
    STEMMA_TRY(Value value, read_cell(state, property_table(kind, PropertyKeyId{key}), id));
    if (!value.is_null()) properties.emplace_back(PropertyKeyId{key}, std::move(value));
  }
  return properties;
}

}  // namespace

const LensView* SnapshotState::lens_on(const BlockAddress& address) const {
  for (const LensView* lens = lens_.get(); lens != nullptr; lens = lens->below().lens()) {
    if (lens->changes(address)) return lens;
  }
  return nullptr;
}

const SnapshotState& SnapshotState::root() const {
  const SnapshotState* state = this;
  while (state->lens() != nullptr) state = &state->lens()->below();
  return *state;
}

const CatalogState& SnapshotState::catalog() const {
  if (lens_ != nullptr) return lens_->catalog();
  if (pending_ != nullptr && pending_->catalog != nullptr) return *pending_->catalog;
  return *state_->catalog;
}

std::optional<TypeId> SnapshotState::type_of_block(std::uint64_t relationship_block) const {
  if (pending_ != nullptr) {
    const auto own = pending_->relationship_blocks.find(relationship_block);
    if (own != pending_->relationship_blocks.end()) return own->second;
  }
  return state_->type_of_block(relationship_block);
}

Result<std::optional<std::uint32_t>> label_set_of(const SnapshotState& snapshot, NodeId node) {
  STEMMA_TRY(const Value set, read_cell(snapshot, labels_table, number(node)));
  if (set.is_null()) return std::optional<std::uint32_t>();
  if (static_cast<std::uint64_t>(set.integer()) >= snapshot.catalog().label_set_count()) {
    return make_error(ErrorCode::corruption, fmt::format("node {} has the unknown label set {}",
                                                         number(node), set.integer()));
  }
  return std::optional(static_cast<std::uint32_t>(set.integer()));
}

Result<Snapshot> Snapshot::through(const Lens& lens) const {
  const auto& stored = stored_ == nullptr ? state_ : stored_;
  if (lens.empty()) return Snapshot(stored);
  STEMMA_TRY(auto state, look_through(stored, lens));
  Snapshot seen(std::move(state));
  seen.stored_ = stored;
  seen.lens_ = std::make_shared<const Lens>(lens);
  return seen;
}

Sequence Snapshot::sequence() const { return state_->state().sequence; }
const Catalog& Snapshot::catalog() const { return state_->catalog(); }

std::uint64_t Snapshot::node_count() const { return state_->counters().node_count(); }

std::uint64_t Snapshot::node_count(LabelId label) const {
  const auto& sets = state_->counters().label_sets;
  std::uint64_t count = 0;
  for (std::uint32_t set = 0; set < sets.size(); ++set) {
    if (sets[set].live > 0 && state_->catalog().set_has(set, label)) count += sets[set].live;
  }
  return count;
}

std::uint64_t Snapshot::relationship_count() const {
  return state_->counters().relationship_count();
}

std::uint64_t Snapshot::relationship_count(TypeId type) const {
  const auto& types = state_->counters().types;
  return number(type) < types.size() ? types[number(type)].live : 0;
}

Result<EntityState> Snapshot::state_of(NodeId node) const {
  STEMMA_TRY(const Value set, read_cell(*state_, labels_table, number(node)));
  if (!set.is_null()) return EntityState::present;
  const Pending* pending = state_->pending();
  const bool deleted = pending != nullptr && pending->deleted_nodes.contains(number(node));
  return deleted ? EntityState::deleted : EntityState::absent;
}

Result<EntityState> Snapshot::state_of(RelationshipId relationship) const {
  STEMMA_TRY(const Value source, read_cell(*state_, source_table, number(relationship)));
  if (!source.is_null()) return EntityState::present;
  const Pending* pending = state_->pending();
  const bool deleted =
      pending != nullptr && pending->deleted_relationships.contains(number(relationship));
  return deleted ? EntityState::deleted : EntityState::absent;
}

Result<LabelSet> Snapshot::labels(NodeId node) const {
  STEMMA_TRY(const auto set, label_set_of(*state_, node));
  return set ? state_->catalog().label_set(*set) : LabelSet{};
}

Result<void> Snapshot::has_label(std::span<const NodeId> nodes, LabelId label,
                                 std::uint8_t* mask) const {
  ColumnCursor cursor(*state_, labels_table);
  const CatalogState& catalog = state_->catalog();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    STEMMA_TRY(const Value set, cursor.value(number(nodes[i])));
    mask[i] = !set.is_null() &&
                      static_cast<std::uint64_t>(set.integer()) < catalog.label_set_count() &&
                      catalog.set_has(static_cast<std::uint32_t>(set.integer()), label)
                  ? 1
                  : 0;
  }
  return {};
}

Result<RelationshipRecord> Snapshot::relationship(RelationshipId relationship) const {
  if (const Pending* pending = state_->pending()) {
    const auto deleted = pending->deleted_relationships.find(number(relationship));
    if (deleted != pending->deleted_relationships.end()) return deleted->second;
  }
  const auto type = state_->type_of_block(number(relationship) >> column_block_bits);
  STEMMA_TRY(const Value source, read_cell(*state_, source_table, number(relationship)));
  STEMMA_TRY(const Value target, read_cell(*state_, target_table, number(relationship)));
  if (source.is_null() || target.is_null() || !type) {
    return make_error(ErrorCode::not_found,
                      fmt::format("there is no relationship {}", number(relationship)));
  }
  return RelationshipRecord{*type, NodeId{static_cast<std::uint64_t>(source.integer())},
                            NodeId{static_cast<std::uint64_t>(target.integer())}};
}

Result<Value> Snapshot::property(NodeId node, PropertyKeyId key) const {
  return read_cell(*state_, property_table(EntityKind::node, key), number(node));
}
Result<Value> Snapshot::property(RelationshipId relationship, PropertyKeyId key) const {
  return read_cell(*state_, property_table(EntityKind::relationship, key), number(relationship));
}
Result<Properties> Snapshot::properties(NodeId node) const {
  return read_properties(*state_, EntityKind::node, number(node));
}
Result<Properties> Snapshot::properties(RelationshipId relationship) const {
  return read_properties(*state_, EntityKind::relationship, number(relationship));
}

Result<Statements> Snapshot::statements(EntityKind kind, std::uint64_t id) const {
  STEMMA_TRY(const Value stated, read_cell(state_->root(), statements_table(kind), id));
  if (stated.is_null()) return Statements{};
  return Statements::decode(stated.string());
}
Result<void> Snapshot::each_stated(
    EntityKind kind,
    const std::function<Result<void>(std::uint64_t, const Statements&)>& visit) const {
  ColumnCursor cursor(state_->root(), statements_table(kind));
  std::vector<Value> rows;
  for (std::uint64_t block = 0; block < cursor.block_bound(); ++block) {
    STEMMA_TRY(cursor.read_block(block, rows));
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].is_null()) continue;
      STEMMA_TRY(const Statements statements, Statements::decode(rows[row].string()));
      STEMMA_TRY(visit((block << column_block_bits) + row, statements));
    }
  }
  return {};
}

AdjacencyReader Snapshot::adjacency(Direction direction, TypeId type) const {
  return make_adjacency_reader(state_, adjacency_table(direction, type));
}
ColumnReader Snapshot::column(EntityKind kind, PropertyKeyId key) const {
  return make_column_reader(state_, property_table(kind, key));
}
NodeScan Snapshot::scan(std::optional<LabelId> label) const {
  return make_node_scan(state_, label);
}

Result<void> Snapshot::lookup(IndexId index, std::span<const Value> key,
                              std::vector<std::uint64_t>& ids) const {
  STEMMA_TRY(const auto* description, find_index(*state_, index));
  if (state_->lens() != nullptr) return lens_lookup(*state_, *description, key, ids);
  return index_lookup(*state_, *description, key, ids);
}
Result<void> Snapshot::range(IndexId index, const std::optional<Bound>& lower,
                             const std::optional<Bound>& upper,
                             std::vector<std::uint64_t>& ids) const {
  STEMMA_TRY(const auto* description, find_index(*state_, index));
  if (state_->lens() != nullptr) return lens_range(*state_, *description, lower, upper, ids);
  return index_range(*state_, *description, lower, upper, ids);
}
Result<void> Snapshot::prefix(IndexId index, std::string_view prefix,
                              std::vector<std::uint64_t>& ids) const {
  STEMMA_TRY(const auto* description, find_index(*state_, index));
  if (state_->lens() != nullptr) return lens_prefix(*state_, *description, prefix, ids);
  return index_prefix(*state_, *description, prefix, ids);
}

}  // namespace stemma::storage
