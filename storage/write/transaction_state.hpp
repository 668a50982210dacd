#pragma once

#include <functional>

#include "storage/store_core.hpp"
#include "storage/transaction.hpp"
#include "storage/write/pending.hpp"

namespace stemma::storage {

/// Whether a constraint speaks of an entity.
enum class Covered : std::uint8_t { no, yes };

/// `invalid_property_type` where no property can hold the value; it is not null.
[[nodiscard]] Result<void> check_storable(const Value& value);

/// A transaction at work: the state it began from, under the writer lock, and its pending changes.
class TransactionState {
 public:
  TransactionState(StoreCore& store, WriterLock::Hold hold, std::shared_ptr<const State> base);

  [[nodiscard]] const Snapshot& view() const { return view_; }
  [[nodiscard]] const Changes& changes() const { return changes_; }
  [[nodiscard]] const State& base() const { return *base_; }
  [[nodiscard]] const Pending& pending() const { return pending_; }

  Result<std::uint32_t> name(Dictionary dictionary, std::string_view name);
  Result<NodeId> create_node(std::span<const LabelId> labels);
  Result<RelationshipId> create_relationship(TypeId type, NodeId source, NodeId target);
  Result<void> set_property(EntityKind kind, std::uint64_t id, PropertyKeyId key,
                            const Value& value);
  Result<void> set_statements(EntityKind kind, std::uint64_t id, const Statements& statements);
  Result<void> change_label(NodeId node, LabelId label, bool add);
  Result<void> delete_node(NodeId node);
  Result<void> delete_relationship(RelationshipId relationship);
  Result<void> detach_delete_node(NodeId node);
  Result<void> check_deletions() const;
  Result<IndexId> create_index(IndexDescription description);
  Result<void> drop_index(std::string_view name);
  Result<void> set_definition(std::string_view name, std::string text);
  Result<void> drop_definition(std::string_view name);
  Result<Snapshot> commit();
  void rollback();

 private:
  /// The entry an index has of an entity, before and after a change. Nothing: none.
  struct IndexMove {
    const IndexDescription* index;
    std::optional<std::vector<Value>> before;
    std::optional<std::vector<Value>> after;
  };

  Result<void> open() const;
  /// Folds first if the changes kept in memory are at their limit.
  Result<void> make_room();
  CatalogState& edit_catalog();
  std::uint32_t label_set(LabelSet labels);
  std::uint64_t take_node_id(std::uint32_t set);
  std::uint64_t take_relationship_id(TypeId type);
  /// The label set of a node that is there; an error that says why not otherwise.
  Result<std::uint32_t> existing_node(NodeId node) const;
  Result<TypeId> existing_relationship(std::uint64_t relationship) const;
  Result<void> move_entries(std::uint64_t id, const std::vector<IndexMove>& moves);
  Result<void> check_unique(std::uint64_t id, const IndexMove& move) const;
  Result<void> remove_properties(EntityKind kind, std::uint64_t id,
                                 const std::function<bool(const IndexDescription&)>& indexed);
  Result<void> build_index(const IndexDescription& index);
  Result<void> add_index_entry(const IndexDescription& index, std::uint64_t id);
  Result<void> check_built_unique(const IndexDescription& index) const;
  /// visit(id) for all that an index or constraint covers.
  Result<void> each_covered(const IndexDescription& index,
                            const std::function<Result<void>(std::uint64_t)>& visit) const;
  Result<Covered> is_covered(const IndexDescription& constraint, std::uint64_t id) const;
  Result<void> check_has_required(const IndexDescription& constraint, std::uint64_t id) const;
  /// What this transaction made or changed has what constraints require.
  Result<void> check_required() const;
  Result<void> check_node_alone(NodeId node) const;

  StoreCore& store_;
  WriterLock::Hold hold_;
  std::shared_ptr<const State> base_;
  std::shared_ptr<Pending> shared_pending_ = std::make_shared<Pending>();
  Pending& pending_ = *shared_pending_;
  std::shared_ptr<const SnapshotState> view_state_;
  Snapshot view_;
  Changes changes_;
  bool open_ = true;
};

}  // namespace stemma::storage
