#include <fmt/format.h>

#include "tests/reference/graph_generator.hpp"
#include "tests/reference/query_generator.hpp"

namespace stemma::reference {

std::string QueryGenerator::label_expression() {
  const std::string first = ":" + random_.pick(all_labels());
  if (random_.chance(75)) return first;
  return first + (random_.chance(60) ? ":" : "|") + random_.pick(all_labels());
}

std::string QueryGenerator::property_map(bool of_node) {
  if (!of_node) return fmt::format(" {{w: {}}}", random_.between(0, 3));
  switch (random_.below(4)) {
    case 0: return fmt::format(" {{a: {}}}", expression(Type::integer, 1));
    case 1: return fmt::format(" {{b: {}}}", leaf(Type::text));
    case 2: return fmt::format(" {{m: {}}}", leaf(Type::mixed));
    default: return fmt::format(" {{a: {}, d: true}}", random_.between(0, 2));
  }
}

std::string QueryGenerator::node_pattern(bool names) {
  const std::vector<std::string> bound = names_of(Type::node);
  std::string name;
  if (!bound.empty() && random_.chance(names ? 25 : 50)) {
    name = random_.pick(bound);
    if (random_.chance(80)) return "(" + name + ")";
  }
  const std::string labels = random_.chance(45) ? label_expression() : "";
  const std::string properties = random_.chance(15) ? property_map(true) : "";
  if (name.empty() && names && random_.chance(75)) {
    // Declared behind its own properties: they must not speak of it.
    name = fresh("n");
    declare(name, Type::node);
  }
  return "(" + name + labels + properties + ")";
}

std::string QueryGenerator::relationship_pattern(bool names) {
  static const std::vector<std::string> ranges = {"*1..2", "*0..1", "*2", "*..2",
                                                  "*",     "*0..",  "*1"};
  std::string types;
  if (random_.chance(55)) {
    types = ":" + random_.pick(all_types());
    if (random_.chance(25)) types += "|" + random_.pick(all_types());
  }
  const std::string range = random_.chance(18) ? random_.pick(ranges) : "";
  const std::string properties = random_.chance(12) ? property_map(false) : "";
  std::string name;
  if (names && random_.chance(50)) {
    name = fresh("r");
    declare(name, range.empty() ? Type::relationship : Type::relationships);
  }
  const std::string inside = name + types + range + properties;
  const std::string brackets = inside.empty() && random_.chance(70) ? "" : "[" + inside + "]";
  switch (random_.below(5)) {
    case 0:
    case 1: return "-" + brackets + "->";
    case 2:
    case 3: return "<-" + brackets + "-";
    default: return "-" + brackets + "-";
  }
}

std::string QueryGenerator::path_pattern(std::size_t hops_most, bool names) {
  std::string out = node_pattern(names);
  for (std::size_t hops = random_.below(hops_most + 1); hops > 0; --hops) {
    // The two draw from one stream, in this order.
    out += relationship_pattern(names);
    out += node_pattern(names);
  }
  return out;
}

std::string QueryGenerator::bound_pattern() {
  std::string out = "(" + random_.pick(names_of(Type::node)) + ")";
  out += relationship_pattern(false);
  out += node_pattern(false);
  return out;
}

std::string QueryGenerator::search_pattern() {
  static const std::vector<std::string> ranges = {"*", "*1..3", "*..2", "*1.."};
  const std::string left = fresh("n");
  const std::string right = fresh("n");
  const std::string path = fresh("p");
  const std::string types = random_.chance(40) ? ":" + random_.pick(all_types()) : "";
  const std::string range = random_.pick(ranges);
  const bool all = random_.chance(50);
  const std::string left_labels = random_.chance(40) ? label_expression() : "";
  const std::string right_labels = random_.chance(40) ? label_expression() : "";
  const std::string arrow = random_.chance(50) ? fmt::format("-[{}{}]->", types, range)
                                               : fmt::format("-[{}{}]-", types, range);
  const std::string nodes = fmt::format("({}{}), ({}{}), ", left, left_labels, right, right_labels);
  // A single shortest path is any of several: only its length and ends are fixed.
  const std::string pattern =
      fmt::format("MATCH {}{} = {}(({}){}({})) WHERE {} <> {}", nodes, path,
                  all ? "allShortestPaths" : "shortestPath", left, arrow, right, left, right);
  declare(left, Type::node);
  declare(right, Type::node);
  if (all) {
    declare(path, Type::path);
    return pattern;
  }
  const std::string length = fresh("x");
  std::string carried;
  for (const std::string& name : names_of(Type::node)) carried += ", " + name;
  const std::vector<std::string> nodes_kept = names_of(Type::node);
  scope_.clear();
  for (const std::string& name : nodes_kept) declare(name, Type::node);
  declare(length, Type::integer);
  return fmt::format("{} WITH length({}) AS {}{}", pattern, path, length, carried);
}

}  // namespace stemma::reference
