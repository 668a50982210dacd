#include <functional>

#include "engine/procedures/built_in.hpp"

namespace stemma::engine {
namespace {

using Names = std::vector<std::string_view>;

Procedure make(std::string name, std::string description, std::string column,
               std::function<Names(const storage::Snapshot&)> list) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.outputs = {{std::move(column), Kind::string, "STRING"}};
  procedure.call = [list = std::move(list)](
                       ProcedureContext context,
                       std::vector<Value>) -> Result<std::unique_ptr<ProcedureRows>> {
    std::vector<std::vector<Value>> rows;
    for (const std::string_view each : list(*context.function.view)) rows.push_back({Value(each)});
    return rows_of(std::move(rows));
  };
  return procedure;
}

Names labels_in_use(const storage::Snapshot& snapshot) {
  Names names;
  for (std::uint32_t i = 0; i < snapshot.catalog().label_count(); ++i) {
    if (snapshot.node_count(LabelId{i}) > 0) names.push_back(snapshot.catalog().name(LabelId{i}));
  }
  return names;
}

Names types_in_use(const storage::Snapshot& snapshot) {
  Names names;
  for (std::uint32_t i = 0; i < snapshot.catalog().type_count(); ++i) {
    if (snapshot.relationship_count(TypeId{i}) > 0) {
      names.push_back(snapshot.catalog().name(TypeId{i}));
    }
  }
  return names;
}

Names all_property_keys(const storage::Snapshot& snapshot) {
  Names names;
  for (std::uint32_t i = 0; i < snapshot.catalog().property_key_count(); ++i) {
    names.push_back(snapshot.catalog().name(PropertyKeyId{i}));
  }
  return names;
}

}  // namespace

Procedure labels_procedure() {
  return make("db.labels", "The labels that some node has.", "label", labels_in_use);
}
Procedure relationship_types_procedure() {
  return make("db.relationshipTypes", "The types that some relationship has.", "relationshipType",
              types_in_use);
}
Procedure property_keys_procedure() {
  return make("db.propertyKeys", "The property keys ever stored.", "propertyKey",
              all_property_keys);
}

}  // namespace stemma::engine
