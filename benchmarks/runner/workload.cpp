#include "benchmarks/runner/workload.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bench {
namespace {

/// The statement of a query file and the one its head gives after `Check:`.
struct Query {
  std::string text;
  std::string check;
};

Query read_query(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  constexpr std::string_view check_mark = "// Check: ";
  Query query;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(check_mark)) query.check = line.substr(check_mark.size());
    if (!line.starts_with("//")) query.text += line + "\n";
  }
  return query;
}

/// Ids tell their label by the first letter.
std::string with_label(std::string text, const json::object& expected) {
  constexpr std::string_view place = "/*:label*/";
  const std::size_t at = text.find(place);
  if (at == std::string::npos) return text;
  const char letter = expected.at("a").get_string().at(0);
  const char* const label = letter == 'P' ? ":Person" : letter == 'G' ? ":Government" : ":Company";
  return text.replace(at, place.size(), label);
}

Parameters parameters_of(const json::object& expected) {
  Parameters parameters;
  for (const char* const name : {"id", "s", "a", "b"}) {
    const auto* const found = expected.if_contains(name);
    if (found != nullptr && found->is_string()) {
      parameters[name] = std::string(found->get_string().c_str());
    }
  }
  return parameters;
}

}  // namespace

const std::vector<std::string_view>& query_rows() {
  static const std::vector<std::string_view> names = {
      "point", "nbr", "hub",     "up",     "up_deep", "up_hub",   "sp_dir", "sp_und",
      "hop3",  "agg", "two_hop", "cycle4", "wcc",     "pagerank", "prefix", "contains"};
  return names;
}

Workload Workload::read(const std::string& folder) {
  return {folder, read_json(folder + "/seeds.json"), read_json(folder + "/truth.json")};
}

std::vector<Row> Workload::rows(const std::string& queries,
                                const std::vector<std::string>& wanted) const {
  std::vector<Row> rows;
  for (const std::string_view name : query_rows()) {
    const bool chosen =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    if (!chosen) continue;
    const Query query = read_query(queries + "/" + std::string(name) + ".cypher");
    Row row{std::string(name), {}};
    for (const json::value& each : truth.at("rows").at(name).as_array()) {
      const json::object& expected = each.as_object();
      row.calls.push_back(
          {with_label(query.text, expected), query.check, parameters_of(expected), expected});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void Workload::plant(const std::string& row) {
  json::object& expected = truth.at("rows").at(row).as_array().at(0).as_object();
  for (auto& [key, value] : expected) {
    const bool parameter = key == "id" || key == "s" || key == "a" || key == "b";
    if (parameter) continue;
    if (value.is_double()) {
      value = value.get_double() + 1;
    } else if (value.is_number()) {
      value = value.to_number<std::int64_t>() + 1;
    } else if (value.is_string()) {
      value = "planted";
    }
  }
}

}  // namespace bench
