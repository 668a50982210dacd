#include <algorithm>

#include "engine/api/call.hpp"

using stemma::Kind;
using stemma::Result;
using stemma::Value;
using namespace stemma::api;

namespace {

namespace storage = stemma::storage;

void take_properties(stemma_entity& entity, storage::Properties properties,
                     const storage::Catalog& catalog) {
  entity.properties.reserve(properties.size());
  for (auto& [key, value] : properties) {
    entity.properties.emplace_back(catalog.name(key), std::move(value));
  }
}

Result<stemma_entity> read(stemma::NodeId node, const storage::Snapshot& view) {
  stemma_entity entity{STEMMA_NODE, number(node)};
  STEMMA_TRY(const storage::EntityState state, view.state_of(node));
  entity.deleted = state != storage::EntityState::present;
  if (entity.deleted) return entity;
  STEMMA_TRY(const storage::LabelSet labels, view.labels(node));
  for (const stemma::LabelId label : labels) entity.labels.push_back(view.catalog().name(label));
  STEMMA_TRY(storage::Properties properties, view.properties(node));
  take_properties(entity, std::move(properties), view.catalog());
  return entity;
}

Result<stemma_entity> read(stemma::RelationshipId relationship, const storage::Snapshot& view) {
  stemma_entity entity{STEMMA_RELATIONSHIP, number(relationship)};
  STEMMA_TRY(const storage::EntityState state, view.state_of(relationship));
  entity.deleted = state != storage::EntityState::present;
  if (state == storage::EntityState::absent) return entity;
  STEMMA_TRY(const storage::RelationshipRecord record, view.relationship(relationship));
  entity.type = view.catalog().name(record.type);
  entity.source = number(record.source);
  entity.target = number(record.target);
  if (entity.deleted) return entity;
  STEMMA_TRY(storage::Properties properties, view.properties(relationship));
  take_properties(entity, std::move(properties), view.catalog());
  return entity;
}

/// Reads what `pick` says of a row, and keeps it until the next row.
template <typename Pick>
stemma_status read_of_row(stemma_result* result, const stemma_entity** entity, stemma_error** error,
                          Pick&& pick) {
  return call(error, [&]() -> Result<stemma_status> {
    if (result == nullptr) return null_handle("result");
    if (entity == nullptr) return null_handle("place for the entity");
    *entity = nullptr;
    const Turn turn(result->busy);
    if (!turn.taken()) return used_by_two("result");
    if (result->open->closed) return closed_database();
    if (result->row == nullptr) return usage_error("the result is at no row");
    STEMMA_TRY(stemma_entity found, pick(result->cursor.view()));
    result->entities.push_back(std::move(found));
    *entity = &result->entities.back();
    return STEMMA_OK;
  });
}

const stemma::PathValue* path_of(const stemma_value* value) {
  const Value* found = value_of(value);
  return found != nullptr && found->is(Kind::path) ? &found->path() : nullptr;
}

stemma::Error beyond_path() { return usage_error("this is no path, or not as long"); }

}  // namespace

stemma_status stemma_result_entity(stemma_result* result, const stemma_value* value,
                                   const stemma_entity** entity, stemma_error** error) {
  return read_of_row(result, entity, error, [&](const auto& view) -> Result<stemma_entity> {
    const Value* found = value_of(value);
    if (found != nullptr && found->is(Kind::node)) return read(found->node(), view);
    if (found != nullptr && found->is(Kind::relationship)) {
      return read(found->relationship(), view);
    }
    return usage_error("the value is neither a node nor a relationship");
  });
}

stemma_status stemma_result_path_node(stemma_result* result, const stemma_value* path, size_t index,
                                      const stemma_entity** entity, stemma_error** error) {
  return read_of_row(result, entity, error, [&](const auto& view) -> Result<stemma_entity> {
    const stemma::PathValue* found = path_of(path);
    if (found == nullptr || index >= found->nodes.size()) return beyond_path();
    return read(found->nodes[index], view);
  });
}

stemma_status stemma_result_path_relationship(stemma_result* result, const stemma_value* path,
                                              size_t index, const stemma_entity** entity,
                                              stemma_error** error) {
  return read_of_row(result, entity, error, [&](const auto& view) -> Result<stemma_entity> {
    const stemma::PathValue* found = path_of(path);
    if (found == nullptr || index >= found->relationships.size()) return beyond_path();
    return read(found->relationships[index], view);
  });
}

stemma_kind stemma_entity_kind(const stemma_entity* entity) {
  return entity == nullptr ? STEMMA_NULL : entity->kind;
}
uint64_t stemma_entity_id(const stemma_entity* entity) {
  return entity == nullptr ? 0 : entity->id;
}
int stemma_entity_deleted(const stemma_entity* entity) {
  return entity != nullptr && entity->deleted ? 1 : 0;
}
size_t stemma_entity_label_count(const stemma_entity* entity) {
  return entity == nullptr ? 0 : entity->labels.size();
}
const char* stemma_entity_label(const stemma_entity* entity, size_t index, size_t* bytes) {
  if (index >= stemma_entity_label_count(entity)) return give({}, bytes);
  return give(entity->labels[index], bytes);
}
const char* stemma_entity_type(const stemma_entity* entity, size_t* bytes) {
  return give(entity == nullptr ? std::string_view() : entity->type, bytes);
}
uint64_t stemma_entity_source(const stemma_entity* entity) {
  return entity == nullptr ? 0 : entity->source;
}
uint64_t stemma_entity_target(const stemma_entity* entity) {
  return entity == nullptr ? 0 : entity->target;
}
size_t stemma_entity_property_count(const stemma_entity* entity) {
  return entity == nullptr ? 0 : entity->properties.size();
}
const char* stemma_entity_property_key(const stemma_entity* entity, size_t index, size_t* bytes) {
  if (index >= stemma_entity_property_count(entity)) return give({}, bytes);
  return give(entity->properties[index].first, bytes);
}
const stemma_value* stemma_entity_property_value(const stemma_entity* entity, size_t index) {
  if (index >= stemma_entity_property_count(entity)) return nullptr;
  return handle_of(&entity->properties[index].second);
}
const stemma_value* stemma_entity_property(const stemma_entity* entity, const char* key,
                                           size_t key_bytes) {
  if (entity == nullptr) return nullptr;
  const std::string_view name = text_of(key, key_bytes);
  const auto found = std::find_if(entity->properties.begin(), entity->properties.end(),
                                  [&](const auto& property) { return property.first == name; });
  return found == entity->properties.end() ? nullptr : handle_of(&found->second);
}
