#include "engine/procedures/config.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/format.hpp"

namespace stemma::engine {

Result<Config> Config::read(std::string_view procedure, const Value& value,
                            std::span<const std::string_view> known) {
  Config config(procedure, value);
  if (value.is_null()) return config;
  if (!value.is(Kind::map)) {
    return runtime_error(
        ErrorCode::invalid_argument_type,
        fmt::format("{} takes its settings as a map, not as {}", procedure, name_of(value.kind())));
  }
  for (const auto& [key, setting] : value.map()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    return runtime_error(ErrorCode::invalid_argument_value,
                         fmt::format("{} has no setting '{}'", procedure, key), {},
                         fmt::format("its settings are {}", fmt::join(known, ", ")));
  }
  return config;
}

const Value* Config::find(std::string_view name) const {
  if (value_.is_null()) return nullptr;
  const Value* const found = value_.find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

Error Config::refuse(std::string_view name, const Value& value, std::string_view wanted) const {
  return runtime_error(ErrorCode::invalid_argument_value,
                       fmt::format("the setting '{}' of {} is {}, not {}", name, procedure_,
                                   value.is(Kind::node) || value.is(Kind::relationship)
                                       ? std::string(name_of(value.kind()))
                                       : to_literal(value),
                                   wanted));
}

Result<std::optional<std::string>> Config::text(std::string_view name) const {
  const Value* const value = find(name);
  if (value == nullptr) return std::optional<std::string>{};
  if (!value->is(Kind::string)) return refuse(name, *value, "a text");
  return std::optional<std::string>(value->string());
}

Result<std::optional<double>> Config::number(std::string_view name, double least,
                                             double most) const {
  const Value* const value = find(name);
  if (value == nullptr) return std::optional<double>{};
  if (!value->is_number() || !(value->as_double() >= least && value->as_double() <= most)) {
    return refuse(name, *value, fmt::format("a number between {} and {}", least, most));
  }
  return std::optional<double>(value->as_double());
}

Result<std::optional<std::int64_t>> Config::integer(std::string_view name, std::int64_t least,
                                                    std::int64_t most) const {
  const Value* const value = find(name);
  if (value == nullptr) return std::optional<std::int64_t>{};
  if (!value->is(Kind::integer) || value->integer() < least || value->integer() > most) {
    return refuse(name, *value, fmt::format("an integer between {} and {}", least, most));
  }
  return std::optional<std::int64_t>(value->integer());
}

Result<std::optional<std::vector<std::string>>> Config::texts(std::string_view name) const {
  using Texts = std::vector<std::string>;
  const Value* const value = find(name);
  if (value == nullptr) return std::optional<Texts>{};
  if (value->is(Kind::string)) return std::optional<Texts>(Texts{std::string(value->string())});
  if (!value->is(Kind::list)) return refuse(name, *value, "a text or a list of texts");
  Texts texts;
  for (const Value& element : value->list()) {
    if (!element.is(Kind::string)) return refuse(name, *value, "a text or a list of texts");
    texts.emplace_back(element.string());
  }
  return std::optional<Texts>(std::move(texts));
}

Result<GraphSelection> Config::selection(const storage::Catalog& catalog, Follow usual) const {
  GraphSelection selection;
  STEMMA_TRY(const auto labels, texts("labels"));
  if (labels) {
    selection.labels.emplace();
    for (const std::string& name : *labels) {
      if (const auto id = catalog.label(name)) selection.labels->push_back(*id);
    }
  }
  STEMMA_TRY(const auto types, texts("types"));
  if (types) {
    selection.types.emplace();
    for (const std::string& name : *types) {
      if (const auto id = catalog.type(name)) selection.types->push_back(*id);
    }
  }
  STEMMA_TRY(const auto direction, text("direction"));
  selection.follow = usual;
  if (!direction) return selection;
  if (*direction == "out") {
    selection.follow = Follow::out;
  } else if (*direction == "in") {
    selection.follow = Follow::in;
  } else if (*direction == "both") {
    selection.follow = Follow::both;
  } else {
    return refuse("direction", Value(*direction), "'out', 'in' or 'both'");
  }
  return selection;
}

}  // namespace stemma::engine
