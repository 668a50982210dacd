#include "storage/transaction.hpp"

#include "storage/write/transaction_state.hpp"

namespace stemma::storage {
namespace {

template <typename Id>
Result<Id> as(Result<std::uint32_t> number) {
  if (!number) return std::move(number.error());
  return Id{*number};
}

}  // namespace

Transaction::Transaction(std::unique_ptr<TransactionState> state) : state_(std::move(state)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

const Snapshot& Transaction::view() const { return state_->view(); }
Result<LabelId> Transaction::label(std::string_view name) {
  return as<LabelId>(state_->name(Dictionary::label, name));
}
Result<TypeId> Transaction::type(std::string_view name) {
  return as<TypeId>(state_->name(Dictionary::type, name));
}
Result<PropertyKeyId> Transaction::property_key(std::string_view name) {
  return as<PropertyKeyId>(state_->name(Dictionary::property_key, name));
}
Result<NodeId> Transaction::create_node(std::span<const LabelId> labels) {
  return state_->create_node(labels);
}
Result<RelationshipId> Transaction::create_relationship(TypeId type, NodeId source, NodeId target) {
  return state_->create_relationship(type, source, target);
}
Result<void> Transaction::set_property(NodeId node, PropertyKeyId key, const Value& value) {
  return state_->set_property(EntityKind::node, number(node), key, value);
}
Result<void> Transaction::set_property(RelationshipId relationship, PropertyKeyId key,
                                       const Value& value) {
  return state_->set_property(EntityKind::relationship, number(relationship), key, value);
}
Result<void> Transaction::set_statements(EntityKind kind, std::uint64_t id,
                                         const Statements& statements) {
  return state_->set_statements(kind, id, statements);
}
Result<void> Transaction::add_label(NodeId node, LabelId label) {
  return state_->change_label(node, label, true);
}
Result<void> Transaction::remove_label(NodeId node, LabelId label) {
  return state_->change_label(node, label, false);
}
Result<void> Transaction::delete_node(NodeId node) { return state_->delete_node(node); }
Result<void> Transaction::delete_relationship(RelationshipId relationship) {
  return state_->delete_relationship(relationship);
}
Result<void> Transaction::detach_delete_node(NodeId node) {
  return state_->detach_delete_node(node);
}
Result<void> Transaction::check_deletions() const { return state_->check_deletions(); }
Result<IndexId> Transaction::create_index(IndexDescription description) {
  return state_->create_index(std::move(description));
}
Result<void> Transaction::drop_index(std::string_view name) { return state_->drop_index(name); }
Result<void> Transaction::set_definition(std::string_view name, std::string text) {
  return state_->set_definition(name, std::move(text));
}
Result<void> Transaction::drop_definition(std::string_view name) {
  return state_->drop_definition(name);
}
const Changes& Transaction::changes() const { return state_->changes(); }
Result<Snapshot> Transaction::commit() { return state_->commit(); }
void Transaction::rollback() { state_->rollback(); }

}  // namespace stemma::storage
