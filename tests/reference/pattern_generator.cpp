#include <fmt/format.h>

#include "tests/reference/graph_generator.hpp"
#include "tests/reference/query_generator.hpp"

namespace stemma::reference {

std::string QueryGenerator::label_expression() {
  static const std::vector<std::string> forms = {":{0}:{1}", ":{0}&{1}", ":{0}|{1}",
                                                 ":!{0}",    ":%",       ":{0}&!({1}|{2})"};
  const std::string& form = random_.chance(75) ? ":{0}" : random_.pick(forms);
  const std::string first = random_.pick(all_labels());
  const std::string second = random_.pick(all_labels());
  return fmt::format(fmt::runtime(form), first, second, random_.pick(all_labels()));
}

std::string QueryGenerator::type_expression() {
  const std::string first = random_.pick(all_types());
  if (random_.chance(70)) return ":" + first;
  if (random_.chance(70)) return ":" + first + "|" + random_.pick(all_types());
  return random_.chance(70) ? ":!" + first : ":%";
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

/// Inside of a path that is searched, what repeats is no list yet.
std::string QueryGenerator::without_lists(const std::function<std::string()>& make) {
  const std::vector<Variable> all = scope_;
  std::erase_if(scope_, [](const Variable& one) { return one.type == Type::relationships; });
  std::string made = make();
  scope_ = all;
  return made;
}

std::string QueryGenerator::node_pattern(bool names) {
  const std::vector<std::string> bound = names_of(Type::node);
  std::string name;
  if (!bound.empty() && random_.chance(names ? 25 : 50)) {
    name = random_.pick(bound);
    if (random_.chance(80)) return "(" + name + ")";
  }
  const std::string labels = random_.chance(45) ? label_expression() : "";
  const std::string properties =
      random_.chance(15) ? without_lists([&] { return property_map(true); }) : "";
  if (name.empty() && names && random_.chance(75)) {
    // Declared behind its own properties: they must not speak of it.
    name = fresh("n");
    declare(name, Type::node);
  }
  const std::string filter = names && !name.empty() && random_.chance(10)
                                 ? " WHERE " + without_lists([&] { return comparison(1); })
                                 : "";
  return "(" + name + labels + properties + filter + ")";
}

std::string QueryGenerator::relationship_pattern(bool names) {
  static const std::vector<std::string> ranges = {"*1..2", "*0..1", "*2", "*..2",
                                                  "*",     "*0..",  "*1"};
  const std::string types = random_.chance(55) ? type_expression() : "";
  static const std::vector<std::string> bounded_ranges = {"*1..2", "*0..1", "*2", "*..2", "*1"};
  static const std::vector<std::string> quantifiers = {"{1,2}", "{0,1}", "{2}", "{,2}"};
  const std::string range =
      random_.chance(18) ? random_.pick(bounded_ ? bounded_ranges : ranges) : "";
  const std::string properties = random_.chance(12) ? property_map(false) : "";
  std::string name;
  if (names && random_.chance(50)) {
    name = fresh("r");
    declare(name, range.empty() ? Type::relationship : Type::relationships);
  }
  const bool filtered = !name.empty() && range.empty() && random_.chance(12);
  const std::string filter =
      filtered ? fmt::format(" WHERE {}.w {} 1", name, random_.chance(50) ? ">=" : "<>") : "";
  const bool behind = !range.empty() && random_.chance(30);  // -[]->{1,2}
  const std::string quantifier = behind ? random_.pick(quantifiers) : "";
  const std::string inside = name + types + (behind ? "" : range) + properties + filter;
  const std::string brackets = inside.empty() && random_.chance(70) ? "" : "[" + inside + "]";
  switch (random_.below(5)) {
    case 0:
    case 1: return "-" + brackets + "->" + quantifier;
    case 2:
    case 3: return "<-" + brackets + "-" + quantifier;
    default: return "-" + brackets + "-" + quantifier;
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

/// What the path of a shortestPath() must be like, besides shortest.
std::string QueryGenerator::path_test(const std::string& path) {
  const std::string number = std::to_string(random_.between(1, 2));
  switch (random_.below(6)) {
    case 0: return fmt::format(" AND all(q IN relationships({}) WHERE q.w >= {})", path, number);
    case 1: return fmt::format(" AND none(q IN nodes({}) WHERE q:A)", path);
    case 2: return fmt::format(" AND any(q IN nodes({}) WHERE q.a > {})", path, number);
    case 3: return fmt::format(" AND length({}) {} {}", path, number == "1" ? ">" : "<>", number);
    default: return "";
  }
}

std::string QueryGenerator::search_pattern() {
  static const std::vector<std::string> ranges = {"*", "*1..3", "*..2", "*1.."};
  const std::vector<std::string> bound = names_of(Type::node);
  std::vector<std::string> ends;
  std::string nodes;
  for (int i = 0; i < 2; ++i) {
    const bool known = !bound.empty() && random_.chance(35);
    ends.push_back(known ? random_.pick(bound) : fresh("n"));
    if (known) continue;
    nodes += fmt::format("({}{}), ", ends[i], random_.chance(40) ? label_expression() : "");
    declare(ends[i], Type::node);
  }
  const std::string path = fresh("p");
  const std::string types = random_.chance(40) ? type_expression() : "";
  const bool all = random_.chance(50);
  const std::string arrow =
      fmt::format("-[{}{}]-{}", types, random_.pick(ranges), random_.chance(50) ? ">" : "");
  // A single shortest path is any of several: only its length and ends are fixed.
  const std::string pattern = fmt::format("MATCH {0}{1} = {2}(({3}){4}({5})) WHERE {3} <> {5}{6}",
                                          nodes, path, all ? "allShortestPaths" : "shortestPath",
                                          ends[0], arrow, ends[1], path_test(path));
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
