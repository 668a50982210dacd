#ifndef STEMMA_VALUE_H
#define STEMMA_VALUE_H

/// Values: reading those of a result, making those of parameters. Part of `stemma/stemma.h`.

#include "stemma/stemma.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum stemma_kind {
  STEMMA_NULL = 0,
  STEMMA_BOOLEAN,
  STEMMA_INTEGER,
  STEMMA_FLOAT,
  STEMMA_STRING,
  STEMMA_LIST,
  STEMMA_MAP,
  STEMMA_NODE,
  STEMMA_RELATIONSHIP,
  STEMMA_PATH,
  STEMMA_DATE,
  STEMMA_LOCAL_TIME,
  STEMMA_TIME,
  STEMMA_LOCAL_DATE_TIME,
  STEMMA_DATE_TIME,
  STEMMA_DURATION
} stemma_kind;

// ---- reading ---------------------------------------------------------------------------------
// Asked for what the value is not, each of these answers 0, "" or NULL.

STEMMA_EXPORT stemma_kind stemma_value_kind(const stemma_value* value);
STEMMA_EXPORT int stemma_value_boolean(const stemma_value* value);
STEMMA_EXPORT int64_t stemma_value_integer(const stemma_value* value);
/// Of an integer too.
STEMMA_EXPORT double stemma_value_float(const stemma_value* value);
/// Not ended by a NUL, and may have some inside.
STEMMA_EXPORT const char* stemma_value_string(const stemma_value* value, size_t* bytes);
/// Of a date: days since 1970-01-01.
STEMMA_EXPORT int64_t stemma_value_days(const stemma_value* value);
/// Of a node or a relationship.
STEMMA_EXPORT uint64_t stemma_value_id(const stemma_value* value);
/// The elements of a list, the entries of a map, the relationships of a path.
STEMMA_EXPORT size_t stemma_value_size(const stemma_value* value);
/// Element of a list, or value of an entry of a map.
STEMMA_EXPORT const stemma_value* stemma_value_at(const stemma_value* value, size_t index);
/// Key of an entry of a map. Entries are sorted by key, byte by byte.
STEMMA_EXPORT const char* stemma_value_key(const stemma_value* value, size_t index, size_t* bytes);
STEMMA_EXPORT const stemma_value* stemma_value_find(const stemma_value* value, const char* key,
                                                    size_t key_bytes);
/// A value as text: strings bare, temporal values as ISO 8601, lists and maps as literals of the
/// language, nodes, relationships and paths by their ids. Writes what fits in `capacity` bytes,
/// without a NUL, and answers how many bytes it takes in all.
STEMMA_EXPORT size_t stemma_value_text(const stemma_value* value, char* buffer, size_t capacity);

// ---- nodes and relationships -----------------------------------------------------------------

STEMMA_EXPORT stemma_kind stemma_entity_kind(const stemma_entity* entity);
STEMMA_EXPORT uint64_t stemma_entity_id(const stemma_entity* entity);
/// Whether the statement itself deleted it; it then has neither labels nor properties: 1 or 0.
STEMMA_EXPORT int stemma_entity_deleted(const stemma_entity* entity);
STEMMA_EXPORT size_t stemma_entity_label_count(const stemma_entity* entity);
STEMMA_EXPORT const char* stemma_entity_label(const stemma_entity* entity, size_t index,
                                              size_t* bytes);
/// Of a relationship: its type and the ids of its ends.
STEMMA_EXPORT const char* stemma_entity_type(const stemma_entity* entity, size_t* bytes);
STEMMA_EXPORT uint64_t stemma_entity_source(const stemma_entity* entity);
STEMMA_EXPORT uint64_t stemma_entity_target(const stemma_entity* entity);
STEMMA_EXPORT size_t stemma_entity_property_count(const stemma_entity* entity);
STEMMA_EXPORT const char* stemma_entity_property_key(const stemma_entity* entity, size_t index,
                                                     size_t* bytes);
STEMMA_EXPORT const stemma_value* stemma_entity_property_value(const stemma_entity* entity,
                                                               size_t index);
/// By name; NULL where it has no such property.
STEMMA_EXPORT const stemma_value* stemma_entity_property(const stemma_entity* entity,
                                                         const char* key, size_t key_bytes);

// ---- making ----------------------------------------------------------------------------------
// Each makes a value that the caller frees. USAGE_ERROR for text that is no UTF-8.

STEMMA_EXPORT void stemma_value_free(stemma_value** value);
STEMMA_EXPORT stemma_status stemma_value_make_null(stemma_value** value, stemma_error** error);
STEMMA_EXPORT stemma_status stemma_value_make_boolean(int boolean, stemma_value** value,
                                                      stemma_error** error);
STEMMA_EXPORT stemma_status stemma_value_make_integer(int64_t integer, stemma_value** value,
                                                      stemma_error** error);
STEMMA_EXPORT stemma_status stemma_value_make_float(double number, stemma_value** value,
                                                    stemma_error** error);
STEMMA_EXPORT stemma_status stemma_value_make_string(const char* text, size_t text_bytes,
                                                     stemma_value** value, stemma_error** error);
/// Copies the elements. NULL among them is null.
STEMMA_EXPORT stemma_status stemma_value_make_list(const stemma_value* const* elements,
                                                   size_t count, stemma_value** value,
                                                   stemma_error** error);
/// Copies the entries; of those with one key the last one stays. `key_bytes` may be NULL: keys end
/// with a NUL.
STEMMA_EXPORT stemma_status stemma_value_make_map(const char* const* keys, const size_t* key_bytes,
                                                  const stemma_value* const* values, size_t count,
                                                  stemma_value** value, stemma_error** error);
/// A temporal value of the kind from its ISO 8601 text: "2020-03-27", "P1Y2M". STEMMA_ERROR for
/// text that is none.
STEMMA_EXPORT stemma_status stemma_value_make_temporal(stemma_kind kind, const char* text,
                                                       size_t text_bytes, stemma_value** value,
                                                       stemma_error** error);
/// A node or a relationship (`kind` says which) by its id, for parameters. A statement that is
/// given one that does not exist sees it as deleted.
STEMMA_EXPORT stemma_status stemma_value_make_entity(stemma_kind kind, uint64_t id,
                                                     stemma_value** value, stemma_error** error);
/// A path of `length` relationships and one node more.
STEMMA_EXPORT stemma_status stemma_value_make_path(const uint64_t* nodes,
                                                   const uint64_t* relationships, size_t length,
                                                   stemma_value** value, stemma_error** error);
/// A copy that lives until it is freed, whatever becomes of the row.
STEMMA_EXPORT stemma_status stemma_value_copy(const stemma_value* original, stemma_value** value,
                                              stemma_error** error);
/// A literal of the language: 12, 'text', [1, 2], {a: null}, date('2020-03-27'). STEMMA_ERROR for
/// anything that is none.
STEMMA_EXPORT stemma_status stemma_value_make_literal(const char* text, size_t text_bytes,
                                                      stemma_value** value, stemma_error** error);

// ---- parameters ------------------------------------------------------------------------------
// Used by one thread at a time; may serve many runs.

STEMMA_EXPORT stemma_status stemma_parameters_make(stemma_parameters** parameters,
                                                   stemma_error** error);
STEMMA_EXPORT void stemma_parameters_free(stemma_parameters** parameters);
/// Copies the value; NULL is null.
STEMMA_EXPORT stemma_status stemma_parameters_set(stemma_parameters* parameters, const char* name,
                                                  size_t name_bytes, const stemma_value* value,
                                                  stemma_error** error);

#ifdef __cplusplus
}
#endif

#endif
