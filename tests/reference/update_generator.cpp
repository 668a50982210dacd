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

std::string QueryGenerator::merge() {
  const std::vector<std::string> bound = names_of(Type::node);
  const std::string value =
      random_.chance(80) ? std::to_string(random_.between(0, 3)) : leaf(Type::integer);
  const std::string node = fmt::format("(:{} {{a: {}}})", random_.pick(all_labels()), value);
  std::string out = "MERGE ";
  std::string name;
  if (!bound.empty() && random_.chance(60)) {
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

std::string QueryGenerator::foreach_create() {
  const std::string name = fresh("f");
  return fmt::format("FOREACH ({} IN {} | CREATE (:{} {{a: {}}}))", name,
                     random_.chance(50) ? "[1, 2]" : expression(Type::integers, 1),
                     random_.pick(all_labels()), name);
}

std::string QueryGenerator::deletion() {
  std::vector<std::string> entities = names_of(Type::relationship);
  const std::vector<std::string> nodes = names_of(Type::node);
  entities.insert(entities.end(), nodes.begin(), nodes.end());
  if (entities.empty()) return create();
  std::string out = random_.chance(65) ? "DETACH DELETE " : "DELETE ";
  return out + random_.pick(entities);
}

std::string QueryGenerator::updating_clause() {
  switch (random_.below(10)) {
    case 0:
    case 1:
    case 2: return create();
    case 3:
    case 4: return merge();
    case 5:
    case 6:
    case 7: return set();
    case 8: return remove();
    default: return foreach_create();
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
