#include "shell/queries/saved_value.hpp"

#include <fmt/format.h>

#include <array>

namespace stemma::shell {
namespace {

struct SavedType {
  std::string_view name;
  stemma_kind kind;
  std::string_view example;
};

constexpr std::array types = {
    SavedType{"BOOLEAN", STEMMA_BOOLEAN, "true"}, SavedType{"INTEGER", STEMMA_INTEGER, "12"},
    SavedType{"FLOAT", STEMMA_FLOAT, "0.25"},     SavedType{"STRING", STEMMA_STRING, "text"},
    SavedType{"DATE", STEMMA_DATE, "2020-03-27"}, SavedType{"LIST", STEMMA_LIST, "[1, 2]"},
    SavedType{"MAP", STEMMA_MAP, "{key: 1}"}};

const SavedType& type_named(std::string_view name) {
  for (const SavedType& type : types) {
    if (type.name == name) return type;
  }
  return types[3];
}

/// Null where the text is no literal.
ValueHandle literal(std::string_view text) {
  ValueHandle value;
  if (stemma_value_make_literal(text.data(), text.size(), Into(value), nullptr) >= STEMMA_ERROR) {
    return nullptr;
  }
  return value;
}

Outcome<ValueHandle> string_value(std::string_view text) {
  ValueHandle value;
  ErrorHandle error;
  if (stemma_value_make_string(text.data(), text.size(), Into(value), Into(error)) >=
      STEMMA_ERROR) {
    return Failure{fmt::format("error: {}", stemma_error_message(error.get())), ExitCode::usage};
  }
  return value;
}

ValueHandle date_value(std::string_view text) {
  ValueHandle value;
  if (stemma_value_make_temporal(STEMMA_DATE, text.data(), text.size(), Into(value), nullptr) >=
      STEMMA_ERROR) {
    return nullptr;
  }
  return value;
}

/// The value as one of the kind, null where it is none.
ValueHandle of_kind(ValueHandle value, stemma_kind kind) {
  const stemma_kind own = stemma_value_kind(value.get());
  if (value == nullptr || own == kind || own == STEMMA_NULL) return value;
  if (kind != STEMMA_FLOAT || own != STEMMA_INTEGER) return nullptr;
  ValueHandle number;
  if (stemma_value_make_float(stemma_value_float(value.get()), Into(number), nullptr) >=
      STEMMA_ERROR) {
    return nullptr;
  }
  return number;
}

}  // namespace

Outcome<ValueHandle> literal_or_text(std::string_view written) {
  if (ValueHandle value = literal(written)) return value;
  return string_value(written);
}

Outcome<ValueHandle> typed_value(std::string_view name, std::string_view type_name,
                                 std::string_view written) {
  const SavedType& type = type_named(type_name);
  ValueHandle value = of_kind(literal(written), type.kind);
  if (value == nullptr && type.kind == STEMMA_STRING) return string_value(written);
  if (value == nullptr && type.kind == STEMMA_DATE) value = date_value(written);
  if (value != nullptr) return value;
  return Failure{
      fmt::format("error: parameter '{}' is {}, and '{}' is none\n  write for example {}={}", name,
                  type.name, written, name, type.example),
      ExitCode::usage};
}

Outcome<ValueHandle> default_value(const SavedQuery& query, const SavedParameter& parameter) {
  const SavedType& type = type_named(parameter.type);
  if (ValueHandle value = of_kind(literal(*parameter.literal), type.kind)) return value;
  return Failure{fmt::format("error: {}: the default of parameter '{}', {}, is no {}",
                             query.path.string(), parameter.name, *parameter.literal, type.name)};
}

}  // namespace stemma::shell
