#pragma once

#include <optional>

#include "storage/read/snapshot_state.hpp"

/// Constraints that say that entities have a property: existence constraints and keys.
namespace stemma::storage {

/// The first property of the constraint that an entity of its label or type does not have.
[[nodiscard]] Result<std::optional<PropertyKeyId>> missing_property(
    const SnapshotState& snapshot, const IndexDescription& constraint, std::uint64_t id);

/// "node 3", "relationship 5": what error texts call an entity.
[[nodiscard]] std::string entity_text(EntityKind kind, std::uint64_t id);

/// The error that names the entity, the property and the constraint.
[[nodiscard]] Error property_missing(const Catalog& catalog, const IndexDescription& constraint,
                                     PropertyKeyId key, std::string_view entity);

}  // namespace stemma::storage
