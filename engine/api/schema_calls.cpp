#include <fmt/format.h>

#include <array>

#include "engine/api/call.hpp"
#include "parser/ast/visit.hpp"

using stemma::Result;
using namespace stemma::api;

struct stemma_schema {
  struct Part {
    std::string name;
    std::uint64_t entities = 0;
    std::string statement = {};  ///< of an index
  };
  std::array<std::vector<Part>, 4> parts;  ///< by stemma_schema_part
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
};

namespace {

namespace ast = stemma::ast;
namespace storage = stemma::storage;

/// A name as it is written: in back-ticks where it would not be read as a name without.
std::string written(std::string_view name) {
  const auto parsed =
      stemma::parser::parse(fmt::format("CREATE INDEX {0} FOR (n:{0}) ON (n.{0})", name));
  const auto* index = parsed ? ast::get_if<ast::CreateIndex>(parsed->command) : nullptr;
  if (index != nullptr && index->label.text == name) return std::string(name);
  std::string quoted = "`";
  for (const char c : name) quoted.append(c == '`' ? 2 : 1, c);
  return quoted + "`";
}

std::string statement_of(const storage::IndexDescription& index, const storage::Catalog& catalog) {
  const bool node = index.kind == storage::EntityKind::node;
  const std::string owner = written(node ? catalog.name(stemma::LabelId{index.label_or_type})
                                         : catalog.name(stemma::TypeId{index.label_or_type}));
  std::string properties;
  for (const stemma::PropertyKeyId key : index.properties) {
    properties += (properties.empty() ? "n." : ", n.") + written(catalog.name(key));
  }
  const std::string name = written(index.name);
  const std::string pattern = fmt::format(fmt::runtime(node ? "(n:{})" : "()-[n:{}]-()"), owner);
  if (index.is_constraint()) {
    const std::string_view kind = !index.required ? "UNIQUE"
                                  : !index.unique ? "NOT NULL"
                                  : node          ? "NODE KEY"
                                                  : "RELATIONSHIP KEY";
    return fmt::format("CREATE CONSTRAINT {} FOR {} REQUIRE ({}) IS {}", name, pattern, properties,
                       kind);
  }
  return fmt::format("CREATE INDEX {} FOR {} ON ({})", name, pattern, properties);
}

/// The names of one dictionary with how many entities have them; those that none has are left out.
template <typename Id, typename CountOf>
std::vector<stemma_schema::Part> counted(const storage::Catalog& catalog, std::size_t names,
                                         CountOf&& count_of) {
  std::vector<stemma_schema::Part> parts;
  for (std::uint32_t i = 0; i < names; ++i) {
    const std::uint64_t count = count_of(Id{i});
    if (count != 0) parts.push_back({std::string(catalog.name(Id{i})), count});
  }
  return parts;
}

stemma_schema read(const storage::Snapshot& view) {
  const storage::Catalog& catalog = view.catalog();
  stemma_schema schema;
  schema.nodes = view.node_count();
  schema.relationships = view.relationship_count();
  schema.parts[STEMMA_LABELS] = counted<stemma::LabelId>(
      catalog, catalog.label_count(), [&](stemma::LabelId id) { return view.node_count(id); });
  schema.parts[STEMMA_TYPES] =
      counted<stemma::TypeId>(catalog, catalog.type_count(),
                              [&](stemma::TypeId id) { return view.relationship_count(id); });
  for (std::uint32_t i = 0; i < catalog.property_key_count(); ++i) {
    schema.parts[STEMMA_PROPERTY_KEYS].push_back(
        {std::string(catalog.name(stemma::PropertyKeyId{i}))});
  }
  for (const storage::IndexDescription& index : catalog.indexes()) {
    schema.parts[STEMMA_INDEXES].push_back({index.name, 0, statement_of(index, catalog)});
  }
  for (const storage::IndexDescription& each : catalog.existence_constraints())
    schema.parts[STEMMA_INDEXES].push_back({each.name, 0, statement_of(each, catalog)});
  return schema;
}

const stemma_schema::Part* part_of(const stemma_schema* schema, unsigned part, std::size_t index) {
  if (schema == nullptr || part >= schema->parts.size()) return nullptr;
  return index < schema->parts[part].size() ? &schema->parts[part][index] : nullptr;
}

}  // namespace

stemma_status stemma_database_schema(stemma_database* database, stemma_schema** schema,
                                     stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    if (schema == nullptr) return null_handle("place for the schema");
    *schema = nullptr;
    return hand_out(schema, read(database->open->database->store().snapshot()));
  });
}

void stemma_schema_free(stemma_schema** schema) { free_handle(schema); }

size_t stemma_schema_count(const stemma_schema* schema, stemma_schema_part part) {
  const auto number = static_cast<unsigned>(part);
  return schema == nullptr || number >= schema->parts.size() ? 0 : schema->parts[number].size();
}
const char* stemma_schema_name(const stemma_schema* schema, stemma_schema_part part, size_t index) {
  const auto* found = part_of(schema, part, index);
  return found == nullptr ? "" : found->name.c_str();
}
uint64_t stemma_schema_entities(const stemma_schema* schema, stemma_schema_part part,
                                size_t index) {
  const auto* found = part_of(schema, part, index);
  return found == nullptr ? 0 : found->entities;
}
const char* stemma_schema_index_statement(const stemma_schema* schema, size_t index) {
  const auto* found = part_of(schema, STEMMA_INDEXES, index);
  return found == nullptr ? "" : found->statement.c_str();
}
uint64_t stemma_schema_nodes(const stemma_schema* schema) {
  return schema == nullptr ? 0 : schema->nodes;
}
uint64_t stemma_schema_relationships(const stemma_schema* schema) {
  return schema == nullptr ? 0 : schema->relationships;
}
