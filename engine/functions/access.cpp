// Reaching into lists, maps and temporal values: IN, [i], [a..b], .name.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/format.hpp"
#include "engine/functions/operators.hpp"
#include "engine/functions/temporal_fields.hpp"

namespace stemma::engine {
namespace {

Error no_element(ErrorCode code, std::string_view what, const Value& index) {
  return runtime_error(
      code, fmt::format("{}, not {}: {}", what, name_of(index.kind()), to_literal(index)));
}

Result<Value> element_of_list(const ValueList& list, const Value& index) {
  if (!index.is(Kind::integer)) {
    return no_element(ErrorCode::list_element_access_by_non_integer,
                      "a LIST is indexed with an INTEGER", index);
  }
  const auto size = static_cast<std::int64_t>(list.size());
  const std::int64_t place = index.integer() < 0 ? index.integer() + size : index.integer();
  if (place < 0 || place >= size) return Value();
  return list[static_cast<std::size_t>(place)];
}

Result<Value> entry_of_map(const Value& map, const Value& key) {
  if (!key.is(Kind::string)) {
    return no_element(ErrorCode::map_element_access_by_non_string, "a MAP is indexed with a STRING",
                      key);
  }
  const Value* entry = map.find(key.string());
  return entry ? *entry : Value();
}

/// An end of a slice as a place in the list, 0 .. size.
Result<std::int64_t> slice_end(const Value& end, std::int64_t size) {
  if (!end.is(Kind::integer)) {
    return no_element(ErrorCode::list_element_access_by_non_integer,
                      "a LIST is sliced with INTEGER ends", end);
  }
  const std::int64_t place = end.integer() < 0 ? end.integer() + size : end.integer();
  return std::clamp<std::int64_t>(place, 0, size);
}

}  // namespace

Result<Value> in_list(const Value& a, const Value& list) {
  if (list.is_null()) return Value();
  if (!list.is(Kind::list)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("IN takes a LIST on its right, not {}: {}",
                                     name_of(list.kind()), to_literal(list)));
  }
  bool unknown = false;
  for (const Value& element : list.list()) {
    const auto same = equals(a, element);
    if (!same) {
      unknown = true;
    } else if (*same) {
      return Value(true);
    }
  }
  return unknown ? Value() : Value(false);
}

Result<Value> subscript(const Value& container, const Value& index) {
  if (container.is_null() || index.is_null()) return Value();
  if (container.is(Kind::list)) return element_of_list(container.list(), index);
  if (container.is(Kind::map)) return entry_of_map(container, index);
  if (has_temporal_fields(container) && index.is(Kind::string)) {
    return temporal_field(container, index.string());
  }
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("a {} has no elements to take with [...]: {}",
                                   name_of(container.kind()), to_literal(container)),
                       {}, "lists take an INTEGER; maps, nodes and relationships a STRING");
}

Result<Value> slice(const Value& list, const Value* from, const Value* to) {
  if (list.is_null() || (from && from->is_null()) || (to && to->is_null())) return Value();
  if (!list.is(Kind::list)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("only a LIST can be sliced with [..], not {}: {}",
                                     name_of(list.kind()), to_literal(list)));
  }
  const auto size = static_cast<std::int64_t>(list.list().size());
  std::int64_t begin = 0;
  std::int64_t end = size;
  if (from) { STEMMA_TRY(begin, slice_end(*from, size)); }
  if (to) { STEMMA_TRY(end, slice_end(*to, size)); }
  if (begin >= end) return Value(ValueList());
  return Value(ValueList(list.list().begin() + begin, list.list().begin() + end));
}

Result<Value> field(const Value& container, std::string_view name) {
  if (container.is_null()) return Value();
  if (container.is(Kind::map)) {
    const Value* entry = container.find(name);
    return entry ? *entry : Value();
  }
  if (has_temporal_fields(container)) return temporal_field(container, name);
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("a {} has no property '{}': {}", name_of(container.kind()), name,
                                   to_literal(container)),
                       {}, "nodes, relationships, maps and temporal values have properties");
}

}  // namespace stemma::engine
