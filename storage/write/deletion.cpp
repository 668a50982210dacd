#include <fmt/format.h>

#include "storage/indexes/index_scan.hpp"
#include "storage/read/readers.hpp"
#include "storage/write/transaction_state.hpp"

namespace stemma::storage {

Result<void> TransactionState::remove_properties(
    EntityKind kind, std::uint64_t id,
    const std::function<bool(const IndexDescription&)>& indexed) {
  std::vector<IndexMove> moves;
  for (const IndexDescription& index : view_state_->catalog().indexes()) {
    if (index.kind != kind || !indexed(index)) continue;
    IndexMove move{&index, {}, {}};
    STEMMA_TRY(move.before, indexed_values(*view_state_, index, id));
    moves.push_back(std::move(move));
  }
  STEMMA_TRY(move_entries(id, moves));
  const auto keys = static_cast<std::uint32_t>(view_state_->catalog().property_key_count());
  for (std::uint32_t key = 0; key < keys; ++key) {
    const TableKey table = property_table(kind, PropertyKeyId{key});
    STEMMA_TRY(const Value old, read_cell(*view_state_, table, id));
    if (!old.is_null()) pending_.set(table, id, {});
  }
  STEMMA_TRY(const Value stated, read_cell(*view_state_, statements_table(kind), id));
  if (!stated.is_null()) pending_.set(statements_table(kind), id, {});
  return {};
}

Result<void> TransactionState::delete_node(NodeId node) {
  STEMMA_TRY(open());
  if (pending_.deleted_nodes.contains(number(node))) return {};
  STEMMA_TRY(const std::uint32_t set, existing_node(node));
  const CatalogState& catalog = view_state_->catalog();
  STEMMA_TRY(remove_properties(EntityKind::node, number(node), [&](const auto& index) {
    return catalog.set_has(set, LabelId{index.label_or_type});
  }));
  const SnapshotState before(base_, store_.rocks());
  STEMMA_TRY(const auto old_set, label_set_of(before, node));
  if (old_set) {
    ++changes_.nodes_deleted;
  } else {
    --changes_.nodes_created;
  }
  --pending_.counters.label_sets[set].live;
  pending_.set(labels_table, number(node), {});
  pending_.deleted_nodes.insert(number(node));
  return {};
}

Result<void> TransactionState::delete_relationship(RelationshipId relationship) {
  STEMMA_TRY(open());
  if (pending_.deleted_relationships.contains(number(relationship))) return {};
  STEMMA_TRY(const RelationshipRecord record, view_.relationship(relationship));
  STEMMA_TRY(remove_properties(
      EntityKind::relationship, number(relationship),
      [&](const auto& index) { return TypeId{index.label_or_type} == record.type; }));
  const SnapshotState before(base_, store_.rocks());
  STEMMA_TRY(const Value old_source, read_cell(before, source_table, number(relationship)));
  if (old_source.is_null()) {
    --changes_.relationships_created;
  } else {
    ++changes_.relationships_deleted;
  }
  --pending_.counters.types[number(record.type)].live;
  pending_.remove_relationship(record, relationship);
  pending_.deleted_relationships.emplace(number(relationship), record);
  return {};
}

Result<void> TransactionState::detach_delete_node(NodeId node) {
  STEMMA_TRY(open());
  if (pending_.deleted_nodes.contains(number(node))) return {};
  STEMMA_TRY(existing_node(node));
  std::vector<RelationshipId> attached;
  for (std::uint32_t type = 0; type < view_state_->catalog().type_count(); ++type) {
    for (const Direction direction : {Direction::out, Direction::in}) {
      auto reader = make_adjacency_reader(view_state_, adjacency_table(direction, TypeId{type}));
      STEMMA_TRY(const Neighbours list, reader.neighbours(node));
      for (std::size_t i = 0; i < list.size(); ++i) attached.push_back(list.relationship(i));
    }
  }
  for (const RelationshipId relationship : attached) {
    STEMMA_TRY(delete_relationship(relationship));
  }
  return delete_node(node);
}

Result<void> TransactionState::check_node_alone(NodeId node) const {
  for (std::uint32_t type = 0; type < view_state_->catalog().type_count(); ++type) {
    for (const Direction direction : {Direction::out, Direction::in}) {
      auto reader = make_adjacency_reader(view_state_, adjacency_table(direction, TypeId{type}));
      STEMMA_TRY(const Neighbours list, reader.neighbours(node));
      if (list.empty()) continue;
      return runtime_error(
          ErrorCode::delete_connected_node,
          fmt::format("node {} was deleted but still has a relationship of type {}", number(node),
                      view_state_->catalog().name(TypeId{type})),
          {}, "delete its relationships too, or use DETACH DELETE");
    }
  }
  return {};
}

Result<void> TransactionState::check_deletions() const {
  STEMMA_TRY(open());
  for (const std::uint64_t node : pending_.deleted_nodes) {
    STEMMA_TRY(check_node_alone(NodeId{node}));
  }
  return {};
}

}  // namespace stemma::storage
