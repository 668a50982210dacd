#include <fmt/format.h>

#include "tests/reference/graph_generator.hpp"
#include "tests/reference/query_generator.hpp"

namespace stemma::reference {
namespace {

/// The type a property key holds (see random_graph).
Type type_of_key(const std::string& key) {
  if (key == "a" || key == "w") return Type::integer;
  if (key == "b") return Type::text;
  if (key == "c" || key == "s") return Type::floating;
  if (key == "d") return Type::boolean;
  if (key == "l") return Type::integers;
  return Type::date;
}

}  // namespace

std::string QueryGenerator::create() {
  const std::vector<std::string> bound = names_of(Type::node);
  const auto end = [&] {
    if (!bound.empty() && random_.chance(50)) return "(" + random_.pick(bound) + ")";
    const std::string value =
        random_.chance(70) ? std::to_string(random_.between(0, 3)) : expression(Type::integer, 1);
    const std::string properties = random_.chance(60) ? fmt::format(" {{a: {}}}", value) : "";
    const std::string labels = random_.chance(60) ? ":" + random_.pick(all_labels()) : "";
    const std::string name = random_.chance(50) ? fresh("n") : "";
    if (!name.empty()) declare(name, Type::node);
    return "(" + name + labels + properties + ")";
  };
  std::string out = "CREATE ";
  const std::size_t outer = scope_.size();
  std::string first = end();
  // A bound node alone creates nothing, which is an error.
  const bool lone_bound = scope_.size() == outer && first.find(' ') == std::string::npos &&
                          first.find(':') == std::string::npos && first != "()";
  out += first;
  if (lone_bound || random_.chance(60)) {
    const std::string properties =
        random_.chance(40) ? fmt::format(" {{w: {}}}", random_.between(0, 3)) : "";
    const std::string inside = ":" + random_.pick(all_types()) + properties;
    const bool right = random_.chance(50);
    out += right ? "-[" + inside + "]->" : "<-[" + inside + "]-";
    out += end();
  }
  return out;
}

/// A path of new names, what it ends with declared last. Undirected only where neither end is
/// bound: else the order of the rows decides which way the relationship goes.
std::string QueryGenerator::merged_path() {
  const auto node = [&] {
    return fmt::format(":{} {{a: {}}}", random_.pick(all_labels()), random_.between(0, 3));
  };
  const std::vector<std::string> bound = names_of(Type::node);
  const bool from_bound = !bound.empty() && random_.chance(40);
  const std::string start = from_bound ? random_.pick(bound) : fresh("n") + node();
  const std::string edge = fresh("r");
  const std::string properties =
      random_.chance(30) ? fmt::format(" {{w: {}}}", random_.between(0, 2)) : "";
  const std::string last = fresh("n");
  std::string out = fmt::format("({})-[{}:{}{}]-{}", start, edge, random_.pick(all_types()),
                                properties, from_bound || random_.chance(60) ? ">" : "");
  if (random_.chance(25)) out += fmt::format("({})<-[:{}]-", node(), random_.pick(all_types()));
  out += fmt::format("({}{})", last, node());
  declare(edge, Type::relationship);
  declare(last, Type::node);
  return out;
}

std::string QueryGenerator::merge() {
  const std::vector<std::string> bound = names_of(Type::node);
  const std::string value =
      random_.chance(80) ? std::to_string(random_.between(0, 3)) : leaf(Type::integer);
  const std::string node = fmt::format("(:{} {{a: {}}})", random_.pick(all_labels()), value);
  std::string out = "MERGE ";
  std::string name;
  if (random_.chance(20)) {
    out += merged_path();
    name = scope_.back().name;
  } else if (!bound.empty() && random_.chance(60)) {
    const std::string& left = random_.pick(bound);
    const std::string right = random_.chance(60) ? "(" + random_.pick(bound) + ")" : node;
    name = fresh("r");
    out += fmt::format("({})-[{}:{}]->{}", left, name, random_.pick(all_types()), right);
    declare(name, Type::relationship);
  } else {
    name = fresh("n");
    out += fmt::format("({}{}", name, node.substr(1));
    declare(name, Type::node);
  }
  // What is set here is read by no pattern of the same MERGE.
  if (random_.chance(40)) out += fmt::format(" ON CREATE SET {}.c = 1.5", name);
  if (random_.chance(40)) out += fmt::format(" ON MATCH SET {}.d = true", name);
  return out;
}

/// An assignment that comes to the same in whatever order the rows come: a constant, or the
/// property's own value counted on.
std::string QueryGenerator::set_item(const Variable& entity, const std::string& key) {
  if (random_.chance(15)) return fmt::format("{}.{} = null", entity.name, key);
  if (type_of_key(key) == Type::integer && random_.chance(40))
    return fmt::format("{0}.{1} = {0}.{1} + 1", entity.name, key);
  const std::vector<Variable> scope = std::move(scope_);
  scope_.clear();
  std::string value = expression(type_of_key(key), 1);
  scope_ = scope;
  return fmt::format("{}.{} = {}", entity.name, key, value);
}

std::string QueryGenerator::set() {
  std::vector<Variable> entities;
  for (const Variable& one : scope_) {
    if (one.type == Type::node || one.type == Type::relationship) entities.push_back(one);
  }
  if (entities.empty()) return create();
  const Variable entity = random_.pick(entities);
  const bool of_node = entity.type == Type::node;
  if (of_node && random_.chance(25))
    return fmt::format("SET {}:{}", entity.name, random_.pick(all_labels()));
  if (random_.chance(15))
    return fmt::format("SET {} += {{{}: {}}}", entity.name, of_node ? "a" : "w",
                       random_.chance(20) ? "null" : "3");
  if (random_.chance(8)) return fmt::format("SET {} = {{id: 77, b: 'x'}}", entity.name);
  const std::vector<std::string> keys = of_node
                                            ? std::vector<std::string>{"a", "b", "c", "d", "e", "l"}
                                            : std::vector<std::string>{"w", "s"};
  const std::size_t first = random_.below(keys.size());
  std::string out = "SET " + set_item(entity, keys[first]);
  if (random_.chance(40)) out += ", " + set_item(entity, keys[(first + 1) % keys.size()]);
  return out;
}

std::string QueryGenerator::remove() {
  const std::vector<std::string> nodes = names_of(Type::node);
  if (nodes.empty()) return create();
  if (random_.chance(50))
    return fmt::format("REMOVE {}.{}", random_.pick(nodes), random_.chance(50) ? "a" : "b");
  return fmt::format("REMOVE {}:{}", random_.pick(nodes), random_.pick(all_labels()));
}

/// What comes to the same in whatever order the rows and the elements come.
std::string QueryGenerator::inside_foreach(const std::string& element, int depth) {
  const std::vector<std::string> nodes = names_of(Type::node);
  const std::string label = random_.pick(all_labels());
  switch (random_.below(nodes.empty() ? 3 : 6)) {
    case 0:
      if (depth == 0) break;
      return fmt::format("FOREACH (z IN [{}, 3] | {})", element, inside_foreach("z", depth - 1));
    case 1: return fmt::format("MERGE (:{} {{a: coalesce({}, 0)}})", label, element);
    case 2: break;
    case 3: return fmt::format("SET {}:{}", random_.pick(nodes), label);
    case 4:
      return fmt::format("SET {0}.a = coalesce({0}.a, 0) + coalesce({1}, 0)", random_.pick(nodes),
                         element);
    default: return fmt::format("REMOVE {}.b", random_.pick(nodes));
  }
  return fmt::format("CREATE (:{} {{a: {}}})", label, element);
}

std::string QueryGenerator::foreach () {
  const std::string name = fresh("f");
  std::string inside = inside_foreach(name, 1);
  // What is set for one row must not be what the list of another is made of.
  const bool sets = inside.find("SET") != std::string::npos;
  const std::string list =
      sets || random_.chance(50) ? "[1, null, 2]" : expression(Type::integers, 1);
  if (random_.chance(20)) inside += fmt::format(" CREATE (:B {{a: {}}})", name);
  return fmt::format("FOREACH ({} IN {} | {})", name, list, inside);
}

/// A subquery that writes for each row, and says something or nothing.
std::string QueryGenerator::call_updating() {
  const std::vector<std::string> nodes = names_of(Type::node);
  const std::string node = nodes.empty() ? "" : random_.pick(nodes);
  const std::string made = fresh("n");
  const std::string number = std::to_string(random_.between(0, 3));
  if (node.empty() || random_.chance(40)) {
    if (random_.chance(50)) return fmt::format("CALL () {{ CREATE (:A {{a: {}}}) }}", number);
    declare(made, Type::node);
    return fmt::format("CALL () {{ CREATE ({0}:A {{a: {1}}}) RETURN {0} }}", made, number);
  }
  if (random_.chance(50))
    return fmt::format("CALL ({0}) {{ SET {0}.a = coalesce({0}.a, 0) + {1} }}", node, number);
  declare(made, Type::node);
  return fmt::format("CALL {{ WITH {0} CREATE ({0})-[:R]->({1}:B) RETURN {1} }}", node, made);
}

std::string QueryGenerator::deletion() {
  const std::vector<std::string> paths = names_of(Type::path);
  if (!paths.empty() && random_.chance(30)) {
    const std::string what = random_.chance(50) ? "relationships" : "nodes";
    return fmt::format("FOREACH (z IN {}({}) | {}DELETE z)", what, random_.pick(paths),
                       random_.chance(60) ? "DETACH " : "");
  }
  std::vector<std::string> entities = names_of(Type::relationship);
  if (random_.chance(20)) entities.insert(entities.end(), paths.begin(), paths.end());
  const std::vector<std::string> nodes = names_of(Type::node);
  entities.insert(entities.end(), nodes.begin(), nodes.end());
  if (entities.empty()) return create();
  std::string out = random_.chance(65) ? "DETACH DELETE " : "DELETE ";
  return out + random_.pick(entities);
}

std::string QueryGenerator::updating_clause() {
  switch (random_.below(11)) {
    case 0:
    case 1:
    case 2: return create();
    case 3:
    case 4: return merge();
    case 5:
    case 6:
    case 7: return set();
    case 8: return remove();
    case 9: return call_updating();
    default: return foreach ();
  }
}

GeneratedQuery QueryGenerator::writing() {
  begin();
  std::string text = random_.chance(15) ? "" : reading_clauses(1);
  if (random_.chance(20)) {
    text += deletion();
    scope_.clear();
    if (random_.chance(30)) text += " RETURN count(*) AS x";
  } else {
    for (std::size_t count = 1 + random_.below(2); count > 0; --count)
      text += updating_clause() + " ";
    // A query may end with a change, not with a MATCH.
    const bool reads_again = random_.chance(30);
    if (reads_again) {
      text += "WITH count(*) AS k ";
      scope_ = {{"k", Type::integer}};
      text += match() + " ";
    }
    if (reads_again || random_.chance(70)) text += "RETURN " + projection(true, 0);
  }
  query_.text = std::move(text);
  query_.writes = true;
  return query_;
}

}  // namespace stemma::reference
