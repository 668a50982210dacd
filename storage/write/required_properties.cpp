#include "storage/indexes/required.hpp"
#include "storage/write/transaction_state.hpp"

/// Existence constraints and keys, looked after when a transaction commits: until then a node may
/// lack what it will have (CREATE, then SET), as in Neo4j.
namespace stemma::storage {
namespace {

/// visit(id, value) for the rows of a column that the transaction wrote.
template <typename Visit>
Result<void> each_written(const Pending& pending, TableKey table, const Visit& visit) {
  const PendingColumn* column = pending.column(table);
  if (column == nullptr) return {};
  for (const auto& [block, rows] : column->blocks) {
    for (const auto& [row, value] : rows)
      STEMMA_TRY(visit((block << column_block_bits) + row, value));
  }
  return {};
}

}  // namespace

Result<void> TransactionState::check_has_required(const IndexDescription& constraint,
                                                  std::uint64_t id) const {
  STEMMA_TRY(const auto key, missing_property(*view_state_, constraint, id));
  if (!key) return {};
  return property_missing(view_state_->catalog(), constraint, *key,
                          entity_text(constraint.kind, id));
}

/// Whether an entity is there and of the label or type of the constraint.
Result<Covered> TransactionState::is_covered(const IndexDescription& constraint,
                                             std::uint64_t id) const {
  const CatalogState& catalog = view_state_->catalog();
  if (constraint.kind == EntityKind::node) {
    STEMMA_TRY(const auto set, label_set_of(*view_state_, NodeId{id}));
    const bool has = set && catalog.set_has(*set, LabelId{constraint.label_or_type});
    return has ? Covered::yes : Covered::no;
  }
  if (view_state_->type_of_block(id >> column_block_bits) != TypeId{constraint.label_or_type})
    return Covered::no;
  STEMMA_TRY(const Value source, read_cell(*view_state_, source_table, id));
  return source.is_null() ? Covered::no : Covered::yes;
}

Result<void> TransactionState::check_required() const {
  for (const IndexDescription* constraint : view_state_->catalog().required()) {
    const auto check = [&](std::uint64_t id, const Value&) -> Result<void> {
      STEMMA_TRY(const Covered covered, is_covered(*constraint, id));
      return covered == Covered::yes ? check_has_required(*constraint, id) : Result<void>();
    };
    // What is new or has other labels, and what lost a property.
    const bool node = constraint->kind == EntityKind::node;
    STEMMA_TRY(each_written(pending_, node ? labels_table : source_table, check));
    for (const PropertyKeyId key : constraint->properties) {
      STEMMA_TRY(each_written(pending_, property_table(constraint->kind, key),
                              [&](std::uint64_t id, const Value& value) -> Result<void> {
                                return value.is_null() ? check(id, value) : Result<void>();
                              }));
    }
  }
  return {};
}

}  // namespace stemma::storage
