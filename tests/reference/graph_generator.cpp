#include "tests/reference/graph_generator.hpp"

#include <fmt/format.h>

#include <chrono>

namespace stemma::reference {
namespace {

Value random_text(Random& random) {
  static const std::vector<std::string> texts = {"x", "y", "xy", "", "公司", "Yx"};
  return Value(random.pick(texts));
}

Value random_float(Random& random) {
  return Value(static_cast<double>(random.between(-6, 9)) / 4.0);
}

Value random_date(Random& random) { return Value::date(18'262 + random.between(0, 4)); }

Value random_list(Random& random) {
  ValueList list;
  for (std::size_t i = random.below(4); i > 0; --i) list.emplace_back(random.between(0, 3));
  return Value(std::move(list));
}

Value random_mixed(Random& random) {
  switch (random.below(5)) {
    case 0: return Value(random.between(0, 2));
    case 1: return random_text(random);
    // No 1.0 beside 1: which of two equal values DISTINCT keeps, and which comes first, is open.
    case 2: return Value(static_cast<double>(random.between(0, 2)) + 0.5);
    case 3: return Value(random.chance(50));
    default: return random_date(random);
  }
}

Node random_node(Random& random, std::int64_t id) {
  Node node;
  for (const std::string& label : all_labels()) {
    if (random.chance(35)) node.labels.insert(label);
  }
  node.properties["id"] = Value(id);
  if (random.chance(75)) node.properties["a"] = Value(random.between(-2, 3));
  if (random.chance(60)) node.properties["b"] = random_text(random);
  if (random.chance(40)) node.properties["c"] = random_float(random);
  if (random.chance(40)) node.properties["d"] = Value(random.chance(50));
  if (random.chance(30)) node.properties["e"] = random_date(random);
  if (random.chance(30)) node.properties["l"] = random_list(random);
  if (random.chance(50)) node.properties["m"] = random_mixed(random);
  return node;
}

std::string entries_of(const Properties& properties) {
  std::vector<std::string> parts;
  for (const auto& [key, value] : properties)
    parts.push_back(fmt::format("{}: {}", key, literal_of(value)));
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

}  // namespace

const std::vector<std::string>& all_labels() {
  static const std::vector<std::string> labels = {"A", "B", "公司"};
  return labels;
}

const std::vector<std::string>& all_types() {
  static const std::vector<std::string> types = {"R", "S", "控股"};
  return types;
}

Graph random_graph(Random& random) {
  Graph graph;
  const std::size_t nodes = random.chance(5) ? 0 : 1 + random.below(random.chance(20) ? 12 : 6);
  for (std::size_t i = 0; i < nodes; ++i)
    graph.nodes.push_back(random_node(random, static_cast<std::int64_t>(i)));
  const std::size_t relationships = nodes == 0 ? 0 : random.below(2 * nodes + 2);
  for (std::size_t i = 0; i < relationships; ++i) {
    Relationship one{random.pick(all_types()), random.below(nodes), random.below(nodes), {}, false};
    one.properties["id"] = Value(static_cast<std::int64_t>(i));
    if (random.chance(60)) one.properties["w"] = Value(random.between(0, 3));
    if (random.chance(40)) one.properties["s"] = random_float(random);
    graph.relationships.push_back(std::move(one));
  }
  return graph;
}

Graph compacted(const Graph& graph) {
  Graph out;
  std::vector<std::size_t> places;
  for (const Node& node : graph.nodes) {
    places.push_back(out.nodes.size());
    if (!node.deleted) out.nodes.push_back(node);
  }
  for (Relationship one : graph.relationships) {
    if (one.deleted) continue;
    one.source = places[one.source];
    one.target = places[one.target];
    out.relationships.push_back(std::move(one));
  }
  return out;
}

std::string literal_of(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean: return value.boolean() ? "true" : "false";
    case Kind::integer: return std::to_string(value.integer());
    case Kind::floating: return fmt::format("{:.2f}", value.floating());
    case Kind::string: return fmt::format("'{}'", value.string());
    case Kind::date: {
      const std::chrono::year_month_day date{
          std::chrono::sys_days(std::chrono::days(static_cast<int>(value.days())))};
      return fmt::format("date('{:04}-{:02}-{:02}')", static_cast<int>(date.year()),
                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    }
    case Kind::list: {
      std::vector<std::string> parts;
      for (const Value& element : value.list()) parts.push_back(literal_of(element));
      return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    default: return "null";
  }
}

std::string script_of(const Graph& graph) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    std::string labels;
    for (const std::string& label : graph.nodes[i].labels) labels += ":" + label;
    parts.push_back(fmt::format("(n{}{} {})", i, labels, entries_of(graph.nodes[i].properties)));
  }
  for (const Relationship& one : graph.relationships) {
    parts.push_back(fmt::format("(n{})-[:{} {}]->(n{})", one.source, one.type,
                                entries_of(one.properties), one.target));
  }
  return parts.empty() ? "" : fmt::format("CREATE {}", fmt::join(parts, ",\n       "));
}

}  // namespace stemma::reference
