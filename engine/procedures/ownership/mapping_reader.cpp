#include "engine/procedures/ownership/mapping_reader.hpp"

#include <fmt/format.h>

#include "core/format.hpp"

namespace stemma::engine {
namespace {

using ownership::Mapping;

Result<Mapping> named(const storage::Catalog& catalog, std::string_view procedure,
                      std::string_view name) {
  if (auto found = ownership::find_mapping(catalog, name)) return std::move(*found);
  return runtime_error(ErrorCode::invalid_argument_value,
                       fmt::format("{} knows no mapping {}", procedure, to_literal(Value(name))),
                       {}, mapping_names_text(catalog));
}

}  // namespace

std::string mapping_names_text(const storage::Catalog& catalog) {
  std::string names;
  const auto add = [&](std::string_view name) {
    names += fmt::format("{}{}", names.empty() ? "there are " : ", ", to_literal(Value(name)));
  };
  for (const std::string_view name : ownership::known_mappings) add(name);
  for (const auto& [name, text] : catalog.definitions()) {
    if (name.starts_with(ownership::mapping_prefix)) {
      add(std::string_view(name).substr(ownership::mapping_prefix.size()));
    }
  }
  return names;
}

Result<Mapping> read_mapping(const storage::Catalog& catalog, std::string_view procedure,
                             const Value& value) {
  if (value.is(Kind::string)) return named(catalog, procedure, value.string());
  std::vector<std::string_view> known = {"base"};
  for (const auto& each : ownership::mapping_lists) known.emplace_back(each.setting);
  for (const auto& each : ownership::mapping_names) known.emplace_back(each.setting);
  known.emplace_back("unit");
  STEMMA_TRY(const Config config,
             Config::read(fmt::format("the mapping of {}", procedure), value, known));
  STEMMA_TRY(const auto base, config.text("base"));
  Mapping mapping = ownership::usual_mapping(catalog);
  if (base) {
    STEMMA_TRY(mapping, named(catalog, procedure, *base));
  }
  for (const auto& each : ownership::mapping_names) {
    STEMMA_TRY(auto property, config.text(each.setting));
    if (property) mapping.*each.property = std::move(*property);
  }
  for (const auto& each : ownership::mapping_lists) {
    STEMMA_TRY(auto names, config.texts(each.setting));
    if (names) mapping.*each.names = std::move(*names);
  }
  STEMMA_TRY(const auto unit, config.text("unit"));
  if (unit && *unit != "fraction" && *unit != "percent") {
    return config.refuse("unit", Value(*unit), "'fraction' or 'percent'");
  }
  if (unit) mapping.percent = *unit == "percent";
  return mapping;
}

Value to_value(const Mapping& mapping) {
  ValueMap map;
  for (const auto& each : ownership::mapping_lists) {
    ValueList names;
    for (const std::string& name : mapping.*each.names) names.emplace_back(name);
    map.emplace_back(each.setting, Value(std::move(names)));
  }
  for (const auto& each : ownership::mapping_names) {
    map.emplace_back(each.setting, Value(mapping.*each.property));
  }
  map.emplace_back("unit", Value(mapping.percent ? "percent" : "fraction"));
  return Value::map(std::move(map));
}

}  // namespace stemma::engine
