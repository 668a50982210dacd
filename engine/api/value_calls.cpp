#include <algorithm>

#include "core/format.hpp"
#include "engine/api/call.hpp"

using stemma::Kind;
using stemma::Value;
using namespace stemma::api;

namespace {

stemma_kind kind_of(Kind kind) {
  switch (kind) {
    case Kind::null: return STEMMA_NULL;
    case Kind::boolean: return STEMMA_BOOLEAN;
    case Kind::integer: return STEMMA_INTEGER;
    case Kind::floating: return STEMMA_FLOAT;
    case Kind::node: return STEMMA_NODE;
    case Kind::relationship: return STEMMA_RELATIONSHIP;
    case Kind::date: return STEMMA_DATE;
    case Kind::string: return STEMMA_STRING;
    case Kind::list: return STEMMA_LIST;
    case Kind::map: return STEMMA_MAP;
    case Kind::path: return STEMMA_PATH;
    case Kind::local_time: return STEMMA_LOCAL_TIME;
    case Kind::time: return STEMMA_TIME;
    case Kind::local_date_time: return STEMMA_LOCAL_DATE_TIME;
    case Kind::date_time: return STEMMA_DATE_TIME;
    case Kind::duration: return STEMMA_DURATION;
  }
  return STEMMA_NULL;
}

/// The value if it is of the kind.
const Value* as(const stemma_value* value, Kind kind) {
  const Value* found = value_of(value);
  return found != nullptr && found->is(kind) ? found : nullptr;
}

std::string text_of_value(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
    case Kind::node:
    case Kind::relationship:
    case Kind::list:
    case Kind::map:
    case Kind::path: return stemma::to_literal(value);
    default: return stemma::to_plain_text(value);
  }
}

}  // namespace

stemma_kind stemma_value_kind(const stemma_value* value) {
  return value == nullptr ? STEMMA_NULL : kind_of(value_of(value)->kind());
}
int stemma_value_boolean(const stemma_value* value) {
  const Value* found = as(value, Kind::boolean);
  return found != nullptr && found->boolean() ? 1 : 0;
}
int64_t stemma_value_integer(const stemma_value* value) {
  const Value* found = as(value, Kind::integer);
  return found == nullptr ? 0 : found->integer();
}
double stemma_value_float(const stemma_value* value) {
  const Value* found = value_of(value);
  return found != nullptr && found->is_number() ? found->as_double() : 0;
}
const char* stemma_value_string(const stemma_value* value, size_t* bytes) {
  const Value* found = as(value, Kind::string);
  return give(found == nullptr ? std::string_view() : found->string(), bytes);
}
int64_t stemma_value_days(const stemma_value* value) {
  const Value* found = as(value, Kind::date);
  return found == nullptr ? 0 : found->days();
}
uint64_t stemma_value_id(const stemma_value* value) {
  if (const Value* node = as(value, Kind::node)) return number(node->node());
  if (const Value* tie = as(value, Kind::relationship)) return number(tie->relationship());
  return 0;
}

size_t stemma_value_size(const stemma_value* value) {
  if (const Value* list = as(value, Kind::list)) return list->list().size();
  if (const Value* map = as(value, Kind::map)) return map->map().size();
  if (const Value* path = as(value, Kind::path)) return path->path().relationships.size();
  return 0;
}

const stemma_value* stemma_value_at(const stemma_value* value, size_t index) {
  if (const Value* list = as(value, Kind::list)) {
    return index < list->list().size() ? handle_of(&list->list()[index]) : nullptr;
  }
  if (const Value* map = as(value, Kind::map)) {
    return index < map->map().size() ? handle_of(&map->map()[index].second) : nullptr;
  }
  return nullptr;
}

const char* stemma_value_key(const stemma_value* value, size_t index, size_t* bytes) {
  const Value* map = as(value, Kind::map);
  if (map == nullptr || index >= map->map().size()) return give({}, bytes);
  return give(map->map()[index].first, bytes);
}

const stemma_value* stemma_value_find(const stemma_value* value, const char* key,
                                      size_t key_bytes) {
  const Value* map = as(value, Kind::map);
  return map == nullptr ? nullptr : handle_of(map->find(text_of(key, key_bytes)));
}

size_t stemma_value_text(const stemma_value* value, char* buffer, size_t capacity) {
  std::size_t bytes = 0;
  call(nullptr, [&]() -> stemma::Result<stemma_status> {
    const std::string text = text_of_value(value == nullptr ? Value() : *value_of(value));
    bytes = text.size();
    if (buffer != nullptr) std::copy_n(text.data(), std::min(capacity, bytes), buffer);
    return STEMMA_OK;
  });
  return bytes;
}
