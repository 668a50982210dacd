#include <fmt/format.h>

#include "engine/api/call.hpp"
#include "engine/api/literal_value.hpp"

using stemma::Kind;
using stemma::Result;
using stemma::Value;
using namespace stemma::api;

namespace {

/// Makes a value of what `body` answers, for the caller to free.
template <typename Body>
stemma_status make(stemma_value** place, stemma_error** error, std::string_view text, Body&& body) {
  return call(error, text, [&]() -> Result<stemma_status> {
    if (place == nullptr) return null_handle("place for the value");
    *place = nullptr;
    STEMMA_TRY(Value made, body());
    if (made.nesting() > Value::nesting_max) {
      return usage_error(
          fmt::format("a value nests at most {} lists and maps", Value::nesting_max));
    }
    *place = handle_of(new Value(std::move(made)));
    return STEMMA_OK;
  });
}

Value copy_of(const stemma_value* value) {
  const Value* found = value_of(value);
  return found == nullptr ? Value() : *found;
}

/// A text that C gave, if it is one.
Result<std::string_view> given(const char* text, std::size_t bytes, std::string_view what) {
  if (text == nullptr && bytes != 0) return usage_error(fmt::format("the {} is missing", what));
  const std::string_view found = text_of(text, bytes);
  STEMMA_TRY(check_utf8(found));
  return found;
}

Result<Kind> temporal_kind(stemma_kind kind) {
  switch (kind) {
    case STEMMA_DATE: return Kind::date;
    case STEMMA_LOCAL_TIME: return Kind::local_time;
    case STEMMA_TIME: return Kind::time;
    case STEMMA_LOCAL_DATE_TIME: return Kind::local_date_time;
    case STEMMA_DATE_TIME: return Kind::date_time;
    case STEMMA_DURATION: return Kind::duration;
    default: return usage_error("the kind is not a temporal one");
  }
}

}  // namespace

void stemma_value_free(stemma_value** value) {
  if (value == nullptr) return;
  delete value_of(*value);
  *value = nullptr;
}

stemma_status stemma_value_make_null(stemma_value** value, stemma_error** error) {
  return make(value, error, {}, []() -> Result<Value> { return Value(); });
}
stemma_status stemma_value_make_boolean(int boolean, stemma_value** value, stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> { return Value(boolean != 0); });
}
stemma_status stemma_value_make_integer(int64_t integer, stemma_value** value,
                                        stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> { return Value(std::int64_t{integer}); });
}
stemma_status stemma_value_make_float(double number, stemma_value** value, stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> { return Value(number); });
}

stemma_status stemma_value_make_string(const char* text, size_t text_bytes, stemma_value** value,
                                       stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> {
    STEMMA_TRY(const std::string_view string, given(text, text_bytes, "text"));
    return Value(string);
  });
}

stemma_status stemma_value_make_list(const stemma_value* const* elements, size_t count,
                                     stemma_value** value, stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> {
    if (elements == nullptr && count != 0) return null_handle("array of elements");
    stemma::ValueList list;
    for (std::size_t i = 0; i < count; ++i) list.push_back(copy_of(elements[i]));
    return Value(std::move(list));
  });
}

stemma_status stemma_value_make_map(const char* const* keys, const size_t* key_bytes,
                                    const stemma_value* const* values, size_t count,
                                    stemma_value** value, stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> {
    if ((keys == nullptr || values == nullptr) && count != 0)
      return null_handle("array of entries");
    stemma::ValueMap entries;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t bytes = key_bytes == nullptr ? STEMMA_TEXT : key_bytes[i];
      STEMMA_TRY(const std::string_view key, given(keys[i], bytes, "key"));
      entries.emplace_back(key, copy_of(values[i]));
    }
    return Value::map(std::move(entries));
  });
}

stemma_status stemma_value_make_temporal(stemma_kind kind, const char* text, size_t text_bytes,
                                         stemma_value** value, stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> {
    STEMMA_TRY(const Kind known, temporal_kind(kind));
    STEMMA_TRY(const std::string_view written, given(text, text_bytes, "text"));
    return temporal_value(known, written);
  });
}

stemma_status stemma_value_make_entity(stemma_kind kind, uint64_t id, stemma_value** value,
                                       stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> {
    if (kind == STEMMA_NODE) return Value(stemma::NodeId{id});
    if (kind == STEMMA_RELATIONSHIP) return Value(stemma::RelationshipId{id});
    return usage_error("an entity is a node or a relationship");
  });
}

stemma_status stemma_value_make_path(const uint64_t* nodes, const uint64_t* relationships,
                                     size_t length, stemma_value** value, stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> {
    if (nodes == nullptr || (relationships == nullptr && length != 0)) {
      return null_handle("array of ids");
    }
    stemma::PathValue path;
    for (std::size_t i = 0; i <= length; ++i) path.nodes.push_back(stemma::NodeId{nodes[i]});
    for (std::size_t i = 0; i < length; ++i) {
      path.relationships.push_back(stemma::RelationshipId{relationships[i]});
    }
    return Value(std::move(path));
  });
}

stemma_status stemma_value_copy(const stemma_value* original, stemma_value** value,
                                stemma_error** error) {
  return make(value, error, {}, [&]() -> Result<Value> { return copy_of(original); });
}

stemma_status stemma_value_make_literal(const char* text, size_t text_bytes, stemma_value** value,
                                        stemma_error** error) {
  const std::string_view written = text_of(text, text_bytes);
  return make(value, error, written, [&]() -> Result<Value> {
    if (text == nullptr) return usage_error("the text of the literal is missing");
    return literal_value(written);
  });
}

stemma_status stemma_parameters_make(stemma_parameters** parameters, stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (parameters == nullptr) return null_handle("place for the parameters");
    return hand_out(parameters);
  });
}

void stemma_parameters_free(stemma_parameters** parameters) { free_handle(parameters); }

stemma_status stemma_parameters_set(stemma_parameters* parameters, const char* name,
                                    size_t name_bytes, const stemma_value* value,
                                    stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (parameters == nullptr) return null_handle("set of parameters");
    STEMMA_TRY(const std::string_view known, given(name, name_bytes, "name of the parameter"));
    if (known.empty()) return usage_error("the name of the parameter is empty");
    parameters->values.insert_or_assign(std::string(known), copy_of(value));
    return STEMMA_OK;
  });
}
