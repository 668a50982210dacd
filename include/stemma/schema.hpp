#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/error.hpp"

namespace stemma {
inline namespace v0 {

/// What a graph has, as it shows it.
struct Schema {
  struct Counted {
    std::string name;
    std::uint64_t entities = 0;  ///< nodes with the label, relationships of the type
  };
  struct Index {
    std::string name;
    std::string statement;  ///< that makes it
  };

  std::vector<Counted> labels;
  std::vector<Counted> types;
  std::vector<std::string> property_keys;
  std::vector<Index> indexes;
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
};

/// What the verification of a database found; no problems: it is clean.
struct CheckReport {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t index_entries = 0;
  std::vector<std::string> problems;
};

namespace detail {

inline std::vector<Schema::Counted> counted(const stemma_schema* schema, stemma_schema_part part) {
  std::vector<Schema::Counted> found;
  const std::size_t count = stemma_schema_count(schema, part);
  for (std::size_t index = 0; index < count; ++index) {
    found.push_back(
        {stemma_schema_name(schema, part, index), stemma_schema_entities(schema, part, index)});
  }
  return found;
}

inline Result<Schema> schema_of(stemma_database* database) {
  Owned<stemma_schema, stemma_schema_free> held;
  const auto read = checked(
      [&](stemma_error** error) { return stemma_database_schema(database, held.place(), error); });
  if (!read) return read.error();
  Schema schema;
  schema.labels = counted(held.get(), STEMMA_LABELS);
  schema.types = counted(held.get(), STEMMA_TYPES);
  for (auto& key : counted(held.get(), STEMMA_PROPERTY_KEYS)) {
    schema.property_keys.push_back(std::move(key.name));
  }
  for (auto& index : counted(held.get(), STEMMA_INDEXES)) {
    const char* statement = stemma_schema_index_statement(held.get(), schema.indexes.size());
    schema.indexes.push_back({std::move(index.name), statement});
  }
  schema.nodes = stemma_schema_nodes(held.get());
  schema.relationships = stemma_schema_relationships(held.get());
  return schema;
}

inline Result<CheckReport> check_of(stemma_database* database) {
  Owned<stemma_check, stemma_check_free> held;
  const auto ran = checked(
      [&](stemma_error** error) { return stemma_database_check(database, held.place(), error); });
  if (!ran) return ran.error();
  CheckReport report{stemma_check_nodes(held.get()),
                     stemma_check_relationships(held.get()),
                     stemma_check_index_entries(held.get()),
                     {}};
  const std::size_t count = stemma_check_problem_count(held.get());
  for (std::size_t index = 0; index < count; ++index) {
    report.problems.emplace_back(stemma_check_problem(held.get(), index));
  }
  return report;
}

}  // namespace detail
}  // namespace v0
}  // namespace stemma
