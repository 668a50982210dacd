#include <algorithm>
#include <array>

#include "engine/procedures/built_in.hpp"
#include "engine/procedures/constraint_kind.hpp"

/// Indexes, constraints, procedures and functions as rows, with the column names of Neo4j 5.
namespace stemma::engine {
namespace {

using Rows = std::vector<std::vector<Value>>;

Procedure make(std::string name, std::string description, std::vector<ProcedureColumn> outputs,
               std::function<Rows(const storage::Snapshot&)> list) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.outputs = std::move(outputs);
  procedure.call = [list = std::move(list)](ProcedureContext context, std::vector<Value>)
      -> Result<std::unique_ptr<ProcedureRows>> { return rows_of(list(*context.function.view)); };
  return procedure;
}

ProcedureColumn text(std::string name) { return {std::move(name), Kind::string, "STRING"}; }
ProcedureColumn list(std::string name) { return {std::move(name), Kind::list, "LIST OF STRING"}; }

/// name, type, entityType, labelsOrTypes, properties
std::vector<Value> described(const storage::Catalog& catalog,
                             const storage::IndexDescription& index, std::string_view type) {
  const bool node = index.kind == storage::EntityKind::node;
  ValueList properties;
  for (const PropertyKeyId key : index.properties) properties.emplace_back(catalog.name(key));
  const std::string_view label =
      node ? catalog.name(LabelId{index.label_or_type}) : catalog.name(TypeId{index.label_or_type});
  return {Value(index.name), Value(type), Value(node ? "NODE" : "RELATIONSHIP"),
          Value(ValueList{Value(label)}), Value(std::move(properties))};
}

Rows indexes(const storage::Snapshot& snapshot) {
  Rows rows;
  for (const storage::IndexDescription& index : snapshot.catalog().indexes()) {
    std::vector<Value> row = described(snapshot.catalog(), index, "RANGE");
    row.push_back(index.unique ? Value(index.name) : Value());
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows constraints(const storage::Snapshot& snapshot) {
  Rows rows;
  const storage::Catalog& catalog = snapshot.catalog();
  for (const storage::IndexDescription& index : catalog.indexes()) {
    if (!index.unique) continue;
    std::vector<Value> row = described(catalog, index, constraint_kind(index));
    row.push_back(Value(index.name));
    rows.push_back(std::move(row));
  }
  for (const storage::IndexDescription& constraint : catalog.existence_constraints()) {
    std::vector<Value> row = described(catalog, constraint, constraint_kind(constraint));
    row.emplace_back();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string columns_text(const std::vector<ProcedureColumn>& columns) {
  std::string text;
  for (const ProcedureColumn& column : columns)
    text += (text.empty() ? "" : ", ") + column.name + " :: " + column.type_text;
  return "(" + text + ")";
}

/// What is written like a function and is a form of the grammar: it has a variable or a pattern of
/// its own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> forms = {{
    {"all", "all(variable IN list WHERE predicate)"},
    {"allReduce", "allReduce(accumulator = initial, variable IN list | step, predicate)"},
    {"allShortestPaths", "allShortestPaths(pattern)"},
    {"any", "any(variable IN list WHERE predicate)"},
    {"none", "none(variable IN list WHERE predicate)"},
    {"reduce", "reduce(accumulator = initial, variable IN list | step)"},
    {"shortestPath", "shortestPath(pattern)"},
    {"single", "single(variable IN list WHERE predicate)"},
}};

Rows functions(const storage::Snapshot&) {
  Rows rows;
  for (const auto& [name, signature] : forms)
    rows.push_back({Value(name), Value(signature), Value(false)});
  for (const ScalarFunction& function : all_scalars())
    rows.push_back({Value(function.name), Value(function.signature), Value(false)});
  for (const AggregateFunction& function : all_aggregates())
    rows.push_back({Value(function.name), Value(function.signature), Value(true)});
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a[0].string() < b[0].string(); });
  return rows;
}

}  // namespace

std::string_view constraint_kind(const storage::IndexDescription& constraint) {
  const bool node = constraint.kind == storage::EntityKind::node;
  if (!constraint.unique)
    return node ? "NODE_PROPERTY_EXISTENCE" : "RELATIONSHIP_PROPERTY_EXISTENCE";
  if (constraint.required) return node ? "NODE_KEY" : "RELATIONSHIP_KEY";
  return node ? "UNIQUENESS" : "RELATIONSHIP_UNIQUENESS";
}

Procedure indexes_procedure() {
  return make("db.indexes", "The indexes, those that constraints own too.",
              {text("name"), text("type"), text("entityType"), list("labelsOrTypes"),
               list("properties"), text("owningConstraint")},
              indexes);
}
Procedure constraints_procedure() {
  return make("db.constraints", "The constraints.",
              {text("name"), text("type"), text("entityType"), list("labelsOrTypes"),
               list("properties"), text("ownedIndex")},
              constraints);
}
Procedure functions_procedure() {
  return make("db.functions", "The functions of the language.",
              {text("name"), text("signature"), {"aggregating", Kind::boolean, "BOOLEAN"}},
              functions);
}
Procedure procedures_procedure(ListProcedures procedures) {
  return make("db.procedures", "The procedures that CALL knows.",
              {text("name"), text("description"), text("signature")},
              [procedures = std::move(procedures)](const storage::Snapshot&) {
                Rows rows;
                for (const auto& each : procedures()) {
                  rows.push_back({Value(each->name), Value(each->description),
                                  Value(each->name + columns_text(each->inputs) +
                                        " :: " + columns_text(each->outputs))});
                }
                return rows;
              });
}

}  // namespace stemma::engine
