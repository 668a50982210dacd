#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "storage/snapshot.hpp"

namespace stemma::storage {

class TransactionState;

/// What a transaction did, as observable differences from its start.
struct Changes {
  std::uint64_t nodes_created = 0;
  std::uint64_t nodes_deleted = 0;
  std::uint64_t relationships_created = 0;
  std::uint64_t relationships_deleted = 0;
  std::uint64_t properties_set = 0;  ///< assignments made, removals included
  std::uint64_t labels_added = 0;
  std::uint64_t labels_removed = 0;
  std::uint64_t indexes_added = 0;
  std::uint64_t indexes_removed = 0;
};

/// The one writer of a store. Changes are seen by `view()` at once, by others after `commit`.
/// Destroyed without commit: as if it had never been. Not thread-safe.
class Transaction {
 public:
  explicit Transaction(std::unique_ptr<TransactionState> state);
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  ~Transaction();

  /// The newest written state with this transaction's changes. The reference stays valid and
  /// follows the changes; readers and scans made from it see the changes made before they were
  /// made. A copy outlives the transaction and shows what it showed last.
  [[nodiscard]] const Snapshot& view() const;

  /// The id of a name, given to it now where it has none. Names are 1 .. 64 kB bytes of UTF-8.
  [[nodiscard]] Result<LabelId> label(std::string_view name);
  [[nodiscard]] Result<TypeId> type(std::string_view name);
  [[nodiscard]] Result<PropertyKeyId> property_key(std::string_view name);

  [[nodiscard]] Result<NodeId> create_node(std::span<const LabelId> labels);
  /// `not_found` where an end is absent or deleted.
  [[nodiscard]] Result<RelationshipId> create_relationship(TypeId type, NodeId source,
                                                           NodeId target);
  /// Null removes. Storable: boolean, integer, float, string, temporal, and lists of these without
  /// null; else `invalid_property_type`. On a deleted entity: `deleted_entity_access`.
  [[nodiscard]] Result<void> set_property(NodeId node, PropertyKeyId key, const Value& value);
  [[nodiscard]] Result<void> set_property(RelationshipId relationship, PropertyKeyId key,
                                          const Value& value);
  /// Replaces what is stated about an entity; the property's value is the caller's to set. Together
  /// they take at most 500,000 bytes.
  [[nodiscard]] Result<void> set_statements(EntityKind kind, std::uint64_t id,
                                            const Statements& statements);
  [[nodiscard]] Result<void> add_label(NodeId node, LabelId label);
  [[nodiscard]] Result<void> remove_label(NodeId node, LabelId label);
  /// Deleting what is deleted is nothing. A node may be deleted before its relationships; `commit`
  /// refuses a node deleted with relationships left (`delete_connected_node`); see
  /// `check_deletions`.
  [[nodiscard]] Result<void> delete_node(NodeId node);
  [[nodiscard]] Result<void> delete_relationship(RelationshipId relationship);
  /// Deletes the relationships of the node, then the node.
  [[nodiscard]] Result<void> detach_delete_node(NodeId node);
  /// `delete_connected_node` if a node deleted here still has relationships.
  [[nodiscard]] Result<void> check_deletions() const;

  /// Builds the index over what is there; `unique_constraint_violated` names the first clash;
  /// `already_exists` where name or the same description is there.
  [[nodiscard]] Result<IndexId> create_index(IndexDescription description);
  [[nodiscard]] Result<void> drop_index(std::string_view name);
  /// Replaces what the name stood for. Names have 1 to 1,000 bytes.
  [[nodiscard]] Result<void> set_definition(std::string_view name, std::string text);
  /// `not_found` where the name stands for nothing.
  [[nodiscard]] Result<void> drop_definition(std::string_view name);

  [[nodiscard]] const Changes& changes() const;

  /// Durable when it returns (with sync on). Answers the snapshot of exactly this commit. After an
  /// error nothing is committed, except `unknown_outcome`: the log could not be written or synced,
  /// the store is read-only until reopened.
  [[nodiscard]] Result<Snapshot> commit();
  void rollback();

 private:
  std::unique_ptr<TransactionState> state_;
};

}  // namespace stemma::storage
