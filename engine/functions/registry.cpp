#include <algorithm>
#include <string>
#include <unordered_map>

#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

std::string folded(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// All functions of one sort, by folded name.
template <typename Function>
struct Family {
  std::vector<Function> functions;
  std::unordered_map<std::string, std::size_t> places;

  void index() {
    for (std::size_t i = 0; i < functions.size(); ++i) places[folded(functions[i].name)] = i;
  }
  [[nodiscard]] const Function* find(std::string_view name) const {
    const auto place = places.find(folded(name));
    return place == places.end() ? nullptr : &functions[place->second];
  }
};

const Family<ScalarFunction>& scalars() {
  static const Family<ScalarFunction> family = [] {
    Family<ScalarFunction> all;
    add_general_functions(all.functions);
    add_conversion_functions(all.functions);
    add_string_functions(all.functions);
    add_trim_functions(all.functions);
    add_list_functions(all.functions);
    add_math_functions(all.functions);
    add_graph_functions(all.functions);
    add_temporal_functions(all.functions);
    add_truncate_functions(all.functions);
    add_duration_functions(all.functions);
    add_ownership_functions(all.functions);
    add_evidence_functions(all.functions);
    all.index();
    return all;
  }();
  return family;
}

const Family<AggregateFunction>& aggregates() {
  static const Family<AggregateFunction> family = [] {
    Family<AggregateFunction> all;
    add_basic_aggregates(all.functions);
    add_statistical_aggregates(all.functions);
    all.index();
    return all;
  }();
  return family;
}

/// Letters to insert, drop, change or swap with their neighbour to make one word the other.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> row(3, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t j = 0; j <= b.size(); ++j) row[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = row[i % 3];
    const auto& before = row[(i - 1) % 3];
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], row[(i + 1) % 3][j - 2] + 1);
      }
    }
  }
  return row[a.size() % 3][b.size()];
}

}  // namespace

const ScalarFunction* find_scalar(std::string_view name) { return scalars().find(name); }
const AggregateFunction* find_aggregate(std::string_view name) { return aggregates().find(name); }
std::span<const ScalarFunction> all_scalars() { return scalars().functions; }
std::span<const AggregateFunction> all_aggregates() { return aggregates().functions; }

std::string_view nearest_function(std::string_view name) {
  constexpr std::size_t name_bytes_max = 64;
  if (name.size() > name_bytes_max) return {};
  const std::string wanted = folded(name);
  // A third of the letters may be wrong: further away a guess only confuses.
  std::size_t least = wanted.size() / 3 + 1;
  std::string_view nearest;
  const auto look_at = [&](std::string_view candidate) {
    const std::size_t distance = edit_distance(wanted, folded(candidate));
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  };
  for (const ScalarFunction& function : all_scalars()) look_at(function.name);
  for (const AggregateFunction& function : all_aggregates()) look_at(function.name);
  return nearest;
}

}  // namespace stemma::engine
