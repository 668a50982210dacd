#include "shell/json/json_value.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "shell/json/value_json.hpp"

namespace stemma::shell {
namespace {

Outcome<ValueHandle> made(stemma_status status, ValueHandle value, const ErrorHandle& error) {
  if (status < STEMMA_ERROR) return value;
  return Failure{stemma_error_message(error.get())};
}

Outcome<ValueHandle> float_value(double number) {
  ValueHandle value;
  ErrorHandle error;
  const stemma_status status = stemma_value_make_float(number, Into(value), Into(error));
  return made(status, std::move(value), error);
}

/// An integer where it is written as one.
Outcome<ValueHandle> number_value(const std::string& text) {
  if (text.find_first_of(".eE") != std::string::npos) {
    const double number = std::strtod(text.c_str(), nullptr);
    if (std::isfinite(number)) return float_value(number);
    return Failure{fmt::format("{} is beyond the floats", text)};
  }
  std::int64_t integer = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), integer);
  if (code != std::errc() || end != text.data() + text.size()) {
    return Failure{fmt::format("{} is beyond the 64-bit integers", text)};
  }
  ValueHandle value;
  ErrorHandle error;
  const stemma_status status = stemma_value_make_integer(integer, Into(value), Into(error));
  return made(status, std::move(value), error);
}

Outcome<ValueHandle> string_value(const std::string& text) {
  ValueHandle value;
  ErrorHandle error;
  const stemma_status status =
      stemma_value_make_string(text.data(), text.size(), Into(value), Into(error));
  return made(status, std::move(value), error);
}

Outcome<ValueHandle> list_value(const std::vector<Json>& elements) {
  std::vector<ValueHandle> values;
  std::vector<const stemma_value*> pointers;
  for (const Json& element : elements) {
    Outcome<ValueHandle> value = value_of(element);
    if (!value) return value;
    values.push_back(std::move(*value));
    pointers.push_back(values.back().get());
  }
  ValueHandle list;
  ErrorHandle error;
  const stemma_status status =
      stemma_value_make_list(pointers.data(), pointers.size(), Into(list), Into(error));
  return made(status, std::move(list), error);
}

Outcome<ValueHandle> map_value(const std::vector<Json::Member>& members) {
  std::vector<ValueHandle> values;
  std::vector<const stemma_value*> pointers;
  std::vector<const char*> keys;
  std::vector<std::size_t> sizes;
  for (const auto& [name, member] : members) {
    Outcome<ValueHandle> value = value_of(member);
    if (!value) return value;
    values.push_back(std::move(*value));
    pointers.push_back(values.back().get());
    keys.push_back(name.data());
    sizes.push_back(name.size());
  }
  ValueHandle map;
  ErrorHandle error;
  const stemma_status status = stemma_value_make_map(keys.data(), sizes.data(), pointers.data(),
                                                     keys.size(), Into(map), Into(error));
  return made(status, std::move(map), error);
}

std::optional<stemma_kind> temporal_kind(std::string_view type) {
  for (const stemma_kind kind : {STEMMA_DATE, STEMMA_LOCAL_TIME, STEMMA_TIME,
                                 STEMMA_LOCAL_DATE_TIME, STEMMA_DATE_TIME, STEMMA_DURATION}) {
    if (type == json_type_of(kind)) return kind;
  }
  return std::nullopt;
}

Outcome<ValueHandle> tagged_float(const std::string& text) {
  if (text == "NaN") return float_value(std::numeric_limits<double>::quiet_NaN());
  if (text == "Infinity") return float_value(std::numeric_limits<double>::infinity());
  if (text == "-Infinity") return float_value(-std::numeric_limits<double>::infinity());
  double number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code == std::errc() && end == text.data() + text.size()) return float_value(number);
  return Failure{fmt::format("'{}' is no Float; it is a number, NaN, Infinity or -Infinity", text)};
}

Outcome<ValueHandle> tagged_value(const std::string& type, const Json* held) {
  if (type == "Map" && held != nullptr && held->kind == Json::Kind::object) {
    return map_value(held->members);
  }
  if (type == "Node" || type == "Relationship" || type == "Path") {
    return Failure{fmt::format("a {} cannot be a parameter; give its id or a property", type)};
  }
  const std::optional<stemma_kind> kind = temporal_kind(type);
  if (!kind && type != "Float") {
    return Failure{
        fmt::format("no $type is '{}'; there are Date, LocalTime, Time, LocalDateTime, "
                    "DateTime, Duration, Float, Map",
                    type)};
  }
  if (held == nullptr || held->kind != Json::Kind::string) {
    return Failure{fmt::format("a {} has its text in 'value'", type)};
  }
  if (!kind) return tagged_float(held->text);
  ValueHandle value;
  ErrorHandle error;
  const stemma_status status = stemma_value_make_temporal(
      *kind, held->text.data(), held->text.size(), Into(value), Into(error));
  return made(status, std::move(value), error);
}

}  // namespace

Outcome<ValueHandle> value_of(const Json& json) {
  ValueHandle value;
  ErrorHandle error;
  switch (json.kind) {
    case Json::Kind::number: return number_value(json.text);
    case Json::Kind::string: return string_value(json.text);
    case Json::Kind::array: return list_value(json.elements);
    case Json::Kind::object: {
      const Json* type = json.find("$type");
      if (type == nullptr) return map_value(json.members);
      if (type->kind != Json::Kind::string) return Failure{"$type is a string, such as \"Date\""};
      return tagged_value(type->text, json.find("value"));
    }
    case Json::Kind::boolean: {
      const stemma_status status =
          stemma_value_make_boolean(json.text == "true" ? 1 : 0, Into(value), Into(error));
      return made(status, std::move(value), error);
    }
    case Json::Kind::null: break;
  }
  const stemma_status status = stemma_value_make_null(Into(value), Into(error));
  return made(status, std::move(value), error);
}

Outcome<ParametersHandle> parameters_of(const Json& object) {
  ParametersHandle parameters;
  ErrorHandle error;
  if (stemma_parameters_make(Into(parameters), Into(error)) >= STEMMA_ERROR) {
    return Failure{stemma_error_message(error.get())};
  }
  for (const auto& [name, member] : object.members) {
    const Outcome<ValueHandle> value = value_of(member);
    if (!value) return Failure{fmt::format("parameter '{}': {}", name, value.failure().text)};
    if (stemma_parameters_set(parameters.get(), name.data(), name.size(), value->get(),
                              Into(error)) >= STEMMA_ERROR) {
      return Failure{fmt::format("parameter '{}': {}", name, stemma_error_message(error.get()))};
    }
  }
  return parameters;
}

}  // namespace stemma::shell
