#include <string>
#include <unordered_map>

#include "engine/functions/arguments.hpp"
#include "engine/functions/nearest_name.hpp"

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

}  // namespace

const ScalarFunction* find_scalar(std::string_view name) { return scalars().find(name); }
const AggregateFunction* find_aggregate(std::string_view name) { return aggregates().find(name); }
std::span<const ScalarFunction> all_scalars() { return scalars().functions; }
std::span<const AggregateFunction> all_aggregates() { return aggregates().functions; }

std::string nearest_function(std::string_view name) {
  NearestName nearest(name);
  for (const ScalarFunction& function : all_scalars()) nearest.look_at(function.name);
  for (const AggregateFunction& function : all_aggregates()) nearest.look_at(function.name);
  return nearest.found();
}

}  // namespace stemma::engine
