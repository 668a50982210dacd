#pragma once

#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

// One function for each procedure that every database has; the registry joins them.

/// `algo.components(settings)`: weak components.
[[nodiscard]] Procedure components_procedure();
/// `algo.strong_components(settings)`.
[[nodiscard]] Procedure strong_components_procedure();
/// `algo.pagerank(settings)`.
[[nodiscard]] Procedure pagerank_procedure();
/// `algo.shortest_path(source, target, settings)`: by weight.
[[nodiscard]] Procedure shortest_path_procedure();
/// `algo.betweenness(settings)`.
[[nodiscard]] Procedure betweenness_procedure();
/// `time.changes(from, to)`: what CHANGES BETWEEN yields.
[[nodiscard]] Procedure changes_procedure();
/// `db.labels()`: those that some node has.
[[nodiscard]] Procedure labels_procedure();
/// `db.relationshipTypes()`: those that some relationship has.
[[nodiscard]] Procedure relationship_types_procedure();
/// `db.propertyKeys()`: those ever stored.
[[nodiscard]] Procedure property_keys_procedure();

/// `db.indexes()`, `db.constraints()`, `db.functions()`: what SHOW shows.
[[nodiscard]] Procedure indexes_procedure();
[[nodiscard]] Procedure constraints_procedure();
[[nodiscard]] Procedure functions_procedure();
using ListProcedures = std::function<std::vector<std::shared_ptr<const Procedure>>()>;
/// `db.procedures()`: those of one database, by name.
[[nodiscard]] Procedure procedures_procedure(ListProcedures procedures);

}  // namespace stemma::engine
