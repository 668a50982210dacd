#include "storage/indexes/required.hpp"

#include <fmt/format.h>

namespace stemma::storage {

Result<std::optional<PropertyKeyId>> missing_property(const SnapshotState& snapshot,
                                                      const IndexDescription& constraint,
                                                      std::uint64_t id) {
  for (const PropertyKeyId key : constraint.properties) {
    STEMMA_TRY(const Value value, read_cell(snapshot, property_table(constraint.kind, key), id));
    if (value.is_null()) return std::optional<PropertyKeyId>(key);
  }
  return std::optional<PropertyKeyId>();
}

std::string entity_text(EntityKind kind, std::uint64_t id) {
  return fmt::format("{} {}", kind == EntityKind::node ? "node" : "relationship", id);
}

Error property_missing(const Catalog& catalog, const IndexDescription& constraint,
                       PropertyKeyId key, std::string_view entity) {
  const bool node = constraint.kind == EntityKind::node;
  const std::string_view name = node ? catalog.name(LabelId{constraint.label_or_type})
                                     : catalog.name(TypeId{constraint.label_or_type});
  return runtime_error(ErrorCode::required_property_missing,
                       fmt::format("{} has no {}, which '{}' requires of every :{}", entity,
                                   catalog.name(key), constraint.name, name));
}

}  // namespace stemma::storage
