#include <fmt/format.h>

#include "storage/bytes/stored_value.hpp"
#include "storage/write/transaction_state.hpp"

namespace stemma::storage {

Result<void> TransactionState::set_statements(EntityKind kind, std::uint64_t id,
                                              const Statements& statements) {
  STEMMA_TRY(open());
  if (kind == EntityKind::node) {
    STEMMA_TRY(existing_node(NodeId{id}));
  } else {
    STEMMA_TRY(existing_relationship(id));
  }
  for (const Statement& each : statements.all) {
    if (!each.value.is_null()) STEMMA_TRY(check_storable(each.value));
  }
  std::string bytes = statements.encode();
  if (bytes.size() > property_bytes_max) {
    return make_error(ErrorCode::invalid_usage,
                      fmt::format("the statements about one {} take at most {} bytes, not {}",
                                  kind == EntityKind::node ? "node" : "relationship",
                                  property_bytes_max, bytes.size()));
  }
  for (const Statement& each : statements.all) {
    if (!each.property || is_stated(view_state_->catalog(), kind, *each.property)) continue;
    edit_catalog().set_definition(
        stated_definition(kind, view_state_->catalog().name(*each.property)), "");
  }
  pending_.set(statements_table(kind), id, Value(bytes));
  return {};
}

}  // namespace stemma::storage
