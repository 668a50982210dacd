#include "tests/ownership_cases/case_graph.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <set>
#include <string_view>

namespace stemma::cases {
namespace {

using Names = std::set<std::string>;

void collect(Names& names, const Json* json) {
  if (json == nullptr) return;
  if (json->text() != nullptr) names.insert(*json->text());
  if (json->list() == nullptr) return;
  for (const Json& each : *json->list()) collect(names, &each);
}

Names all_names(const Json& example) {
  Names names;
  const auto of = [&](const Json& json, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) collect(names, json.find(key));
    for (const auto& group : read_merged(json)) names.insert(group.begin(), group.end());
  };
  of(example, {});
  const Json* const edges = example.find("edges");
  const Json* const questions = example.find("questions");
  for (const Json* const list : {edges, questions}) {
    if (list == nullptr || list->list() == nullptr) continue;
    for (const Json& each : *list->list()) {
      of(each, {"owner", "owned", "beneficial_owner", "target", "owners", "blocked", "order"});
    }
  }
  return names;
}

Value property(std::string_view key, const Json& json) {
  if (json.number() != nullptr) return number_value(*json.number());
  if (json.boolean() != nullptr) return *json.boolean();
  if (json.text() == nullptr) return nullptr;
  if (key == "valid_from" || key == "valid_to") {
    const auto date = Value::temporal(Kind::date, *json.text());
    if (date) return *date;
  }
  return *json.text();
}

/// The relationships that an edge becomes.
std::vector<std::string> types_of(const Json& edge) {
  std::vector<std::string> types;
  const std::string kind = edge.text_of("kind");
  if (kind == "leads") types.emplace_back("LEADS");
  if (kind == "lists") types.emplace_back("LISTS");
  if (edge.find("votes") != nullptr) types.emplace_back("VOTES");
  for (const char* const key : {"share", "share_min", "share_max"}) {
    if (edge.find(key) == nullptr || !types.empty()) continue;
    types.emplace_back("OWNS");
  }
  return types;
}

Value edge_value(const Json& edge) {
  std::vector<Value::Entry> properties;
  for (const char* const key :
       {"share", "share_min", "share_max", "min_exclusive", "max_exclusive", "kind",
        "beneficial_owner", "directOrIndirect", "isComponent", "valid_from", "valid_to", "votes"}) {
    const Json* const member = edge.find(key);
    if (member != nullptr && !member->is_null())
      properties.emplace_back(key, property(key, *member));
  }
  return Value::map({{"owner", edge.text_of("owner")},
                     {"owned", edge.text_of("owned")},
                     {"properties", Value::map(properties)}});
}

std::optional<std::string> run(const Database& database, std::string_view text,
                               const Parameters& parameters) {
  auto rows = database.query(text, parameters);
  if (!rows) return rows.error().message;
  const auto finished = rows->finish();
  if (!finished) return finished.error().message;
  return {};
}

}  // namespace

Value number_value(const Json::Number& number) {
  const auto digits = std::count_if(number.text.begin(), number.text.end(),
                                    [](unsigned char c) { return std::isdigit(c) != 0; });
  if (digits > 15) return number.text;
  return std::strtod(number.text.c_str(), nullptr);
}

Merged read_merged(const Json& source) {
  Merged merged;
  const Json* const same = source.find("same_as");
  if (same == nullptr || same->list() == nullptr || same->list()->empty()) return merged;
  const auto add = [&](const Json& records, const std::string& name) {
    Names names;
    collect(names, &records);
    auto& group = merged.emplace_back();
    if (!name.empty()) group.push_back(name);
    for (const std::string& each : names) {
      if (each != name) group.push_back(each);
    }
  };
  const std::string name = source.text_of("merged_name");
  if (same->list()->front().text() != nullptr) {
    add(*same, name);
    return merged;
  }
  for (std::size_t i = 0; i < same->list()->size(); ++i) {
    const Json& each = (*same->list())[i];
    const Json* const names = source.find("merged_name");
    const bool listed = names != nullptr && names->list() != nullptr && i < names->list()->size();
    const std::string own = listed && (*names->list())[i].text() != nullptr
                                ? *(*names->list())[i].text()
                                : each.text_of("merged_name");
    const Json* records = each.find("records");
    if (records == nullptr) records = each.find("same_as");
    add(records != nullptr ? *records : each, own.empty() ? name : own);
  }
  return merged;
}

std::optional<std::string> write_graph(const Database& database, const Json& example) {
  std::vector<Value> names;
  for (const std::string& name : all_names(example)) names.emplace_back(name);
  if (auto fault =
          run(database, "UNWIND $names AS name CREATE (:Party {name: name})", {{"names", names}})) {
    return fault;
  }
  const Json* const edges = example.find("edges");
  if (edges == nullptr || edges->list() == nullptr) return "the case has no edges";
  for (const std::string type : {"OWNS", "VOTES", "LEADS", "LISTS"}) {
    std::vector<Value> written;
    for (const Json& edge : *edges->list()) {
      const auto types = types_of(edge);
      if (std::find(types.begin(), types.end(), type) != types.end()) {
        written.push_back(edge_value(edge));
      }
    }
    if (written.empty()) continue;
    const std::string text =
        "UNWIND $edges AS edge MATCH (a:Party {name: edge.owner}), (b:Party {name: edge.owned}) "
        "CREATE (a)-[r:" +
        type + "]->(b) SET r = edge.properties";
    if (auto fault = run(database, text, {{"edges", written}})) return fault;
  }
  return {};
}

}  // namespace stemma::cases
