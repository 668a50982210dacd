#include <fmt/format.h>

#include <utility>

#include "tests/reference/query_generator.hpp"

namespace stemma::reference {
namespace {

std::string form(fmt::string_view pattern, const std::string& a, const std::string& b = "",
                 const std::string& c = "") {
  return fmt::format(fmt::runtime(pattern), a, b, c);
}

}  // namespace

std::vector<std::string> QueryGenerator::names_of(Type type) const {
  std::vector<std::string> names;
  for (const Variable& variable : scope_) {
    if (variable.type == type) names.push_back(variable.name);
  }
  return names;
}

Type QueryGenerator::scalar_type() {
  static const std::vector<Type> types = {Type::integer, Type::integer, Type::text, Type::floating,
                                          Type::boolean, Type::date,    Type::mixed};
  return random_.pick(types);
}

std::string QueryGenerator::entity(Type type) {
  const std::vector<std::string> names = names_of(type);
  if (names.empty()) return "null";
  return random_.pick(names);
}

/// A variable, a property, a parameter or a literal.
std::string QueryGenerator::leaf(Type type) {
  const std::vector<std::string> variables = names_of(type);
  if (!variables.empty() && random_.chance(45)) return random_.pick(variables);
  const std::vector<std::string> nodes = names_of(Type::node);
  const std::vector<std::string> relationships = names_of(Type::relationship);
  const bool of_node = !nodes.empty() && random_.chance(65);
  const bool of_relationship = !of_node && !relationships.empty() && random_.chance(60);
  const std::string node = of_node ? random_.pick(nodes) : "";
  const std::string relationship = of_relationship ? random_.pick(relationships) : "";
  switch (type) {
    case Type::integer:
      if (of_node) return node + (random_.chance(30) ? ".id" : ".a");
      if (of_relationship) return relationship + (random_.chance(30) ? ".id" : ".w");
      if (random_.chance(10)) return "$i";
      return random_.chance(5) ? "null" : std::to_string(random_.between(0, 4));
    case Type::floating:
      if (of_node) return node + ".c";
      if (of_relationship) return relationship + ".s";
      if (random_.chance(10)) return "$f";
      return fmt::format("{:.2f}", static_cast<double>(random_.between(0, 8)) / 4.0);
    case Type::text: {
      static const std::vector<std::string> texts = {"'x'", "'y'", "''", "'公司'", "'xyx'", "$s"};
      return of_node ? node + ".b" : random_.pick(texts);
    }
    case Type::boolean:
      if (of_node) return node + ".d";
      return random_.chance(10) ? "null" : random_.chance(50) ? "true" : "false";
    case Type::date:
      return of_node ? node + ".e" : fmt::format("date('2020-01-0{}')", random_.between(1, 5));
    case Type::mixed: {
      static const std::vector<std::string> mixed = {"1", "'x'", "1.5", "true", "null"};
      return of_node ? node + ".m" : random_.pick(mixed);
    }
    case Type::integers:
      if (of_node) return node + ".l";
      return random_.chance(15)
                 ? "$l"
                 : fmt::format("[{}, {}, {}]", random_.between(0, 3),
                               random_.chance(15) ? "null" : "2", random_.between(0, 3));
    default: return "null";
  }
}

std::string QueryGenerator::expression(Type type, int depth) {
  if (depth <= 0 || random_.chance(30)) return leaf(type);
  switch (type) {
    case Type::integer: return integer(depth - 1);
    case Type::floating: return floating(depth - 1);
    case Type::text: return text(depth - 1);
    case Type::boolean: return boolean(depth - 1);
    case Type::integers: return integers(depth - 1);
    case Type::date:
    case Type::mixed: return fallback(type, depth - 1);
    default: return entity(type);
  }
}

/// What any type can be made by.
std::string QueryGenerator::fallback(Type type, int depth) {
  const std::string a = expression(type, depth);
  const std::string b = expression(type, depth);
  switch (random_.below(3)) {
    case 0: return form("coalesce({}, {})", a, b);
    case 1: return form("CASE WHEN {} THEN {} ELSE {} END", expression(Type::boolean, depth), a, b);
    default:
      return form("CASE {} WHEN 1 THEN {} WHEN 2 THEN {} END", expression(Type::integer, depth), a,
                  b);
  }
}

std::string QueryGenerator::integer(int depth) {
  const auto sub = [&](Type type = Type::integer) { return expression(type, depth); };
  const std::string divisor = std::to_string(random_.chance(80) ? random_.between(2, 4) : -2);
  switch (random_.below(20)) {
    case 0:
    case 1: return form("({} + {})", sub(), sub());
    case 2: return form("({} - {})", sub(), sub());
    case 3: return form("({} * {})", sub(), sub());
    case 4: return form("({} / {})", sub(), divisor);
    case 5: return form("({} % {})", sub(), divisor);
    case 6: return form("(- {})", sub());
    case 7: return form(random_.chance(50) ? "abs({})" : "sign({})", sub());
    case 8:
      if (random_.chance(25)) return form("size({})", pattern_comprehension(depth));
      return form("size({})", sub(Type::text));
    case 9: return form("size({})", sub(Type::integers));
    case 10: return form(random_.chance(50) ? "head({})" : "last({})", sub(Type::integers));
    case 11: return form("{}[{}]", sub(Type::integers), std::to_string(random_.between(-2, 2)));
    case 12: {
      const std::string list = sub(Type::integers);
      const std::string name = fresh("e");
      return fmt::format("reduce(acc = {}, {} IN {} | acc + {})", random_.between(0, 2), name, list,
                         name);
    }
    case 13:
      if (!names_of(Type::path).empty()) return form("length({})", entity(Type::path));
      if (!names_of(Type::bag).empty()) return form("size({})", entity(Type::bag));
      return form("{}.day", sub(Type::date));
    case 14:
      if (names_of(Type::node).empty()) return form("toInteger('{}')", divisor);
      return form("COUNT {{ {} }}", bound_pattern());
    case 15:
      if (names_of(Type::relationships).empty()) return leaf(Type::integer);
      return form("size({})", entity(Type::relationships));
    case 16:
    case 17: return patterns_allowed_ ? whole_subquery(depth) : leaf(Type::integer);
    case 18:
      if (names_of(Type::node).empty()) return leaf(Type::integer);
      return form(random_.chance(50) ? "{} {{.a, x: {}}}.a" : "{} {{.*, x: {}}}.x",
                  entity(Type::node), sub());
    default: return fallback(Type::integer, depth);
  }
}

std::string QueryGenerator::floating(int depth) {
  const auto sub = [&](Type type = Type::floating) { return expression(type, depth); };
  switch (random_.below(9)) {
    case 0: return form("({} + {})", sub(), sub());
    case 1: return form("({} - {})", sub(), sub(Type::integer));
    case 2: return form("({} * {})", sub(), leaf(Type::floating));
    case 3: return form("({} / {})", sub(), random_.chance(50) ? "2.0" : "4");
    case 4: return form("toFloat({})", sub(Type::integer));
    case 5: return form(random_.chance(50) ? "floor({})" : "ceil({})", sub());
    case 6: return random_.chance(10) ? "(0.0 / 0.0)" : form("abs({})", sub());
    default: return fallback(Type::floating, depth);
  }
}

std::string QueryGenerator::text(int depth) {
  const auto sub = [&](Type type = Type::text) { return expression(type, depth); };
  const std::string place = std::to_string(random_.between(0, 2));
  switch (random_.below(11)) {
    case 0: return form("({} + {})", sub(), sub());
    case 1: return form(random_.chance(50) ? "toUpper({})" : "toLower({})", sub());
    case 2: return form("substring({}, {})", sub(), place);
    case 3: return form("substring({}, {}, 1)", sub(), place);
    case 4: return form(random_.chance(50) ? "left({}, {})" : "right({}, {})", sub(), place);
    case 5: return form("replace({}, 'x', {})", sub(), sub());
    case 6: return form("reverse({})", sub());
    case 7: return form("toString({})", sub(Type::integer));
    case 8:
      if (names_of(Type::relationship).empty()) return form("trim(' ' + {})", sub());
      return form("type({})", entity(Type::relationship));
    case 9: return form("split({}, 'y')[{}]", sub(), place);
    default: return fallback(Type::text, depth);
  }
}

std::string QueryGenerator::integers(int depth) {
  const auto sub = [&](Type type = Type::integers) { return expression(type, depth); };
  switch (random_.below(9)) {
    case 0: return form("({} + {})", sub(), sub());
    case 1: return form("({} + {})", sub(), sub(Type::integer));
    case 2: return fmt::format("range({}, {})", random_.between(0, 2), random_.between(0, 4));
    case 3: return form(random_.chance(50) ? "tail({})" : "reverse({})", sub());
    case 4: return fmt::format("{}[{}..{}]", sub(), random_.between(-2, 1), random_.between(0, 3));
    case 5: {
      const std::string list = sub();
      const std::string name = fresh("e");
      declare(name, Type::integer);
      const std::string filter =
          random_.chance(60) ? " WHERE " + expression(Type::boolean, depth) : "";
      const std::string out = random_.chance(60) ? " | " + expression(Type::integer, depth) : "";
      scope_.pop_back();
      return fmt::format("[{} IN {}{}{}]", name, list, filter, out);
    }
    case 6:
      if (names_of(Type::path).empty()) return leaf(Type::integers);
      return form("[v IN nodes({}) | v.a]", entity(Type::path));
    case 7:
      if (names_of(Type::relationships).empty()) return leaf(Type::integers);
      return form("[v IN {} | v.w]", entity(Type::relationships));
    default: return fallback(Type::integers, depth);
  }
}

std::string QueryGenerator::comparison(int depth) {
  static const std::vector<std::string> all = {"=", "<>", "<", "<=", ">", ">="};
  const Type type = scalar_type();
  if (type == Type::integer && random_.chance(15)) {
    return fmt::format("({} {} {} {} {})", expression(type, depth), random_.pick(all),
                       expression(type, depth), random_.pick(all), expression(type, depth));
  }
  const Type other = type == Type::integer && random_.chance(20) ? Type::floating : type;
  return fmt::format("({} {} {})", expression(type, depth), random_.pick(all),
                     expression(other, depth));
}

std::string QueryGenerator::list_test(int depth) {
  static const std::vector<std::string> quantifiers = {"all", "any", "none", "single"};
  const std::vector<std::string> bags = names_of(Type::bag);
  const bool made = patterns_allowed_ && random_.chance(8);
  const bool bag = made || (!bags.empty() && random_.chance(50));
  const std::string list = made  ? pattern_comprehension(0)
                           : bag ? random_.pick(bags)
                                 : expression(Type::integers, depth);
  if (random_.chance(40))
    return form("({} IN {})", expression(bag ? Type::mixed : Type::integer, depth), list);
  const std::string name = fresh("e");
  declare(name, bag ? Type::mixed : Type::integer);
  const std::string filter =
      bag ? fmt::format("({} = {})", name, leaf(Type::mixed)) : expression(Type::boolean, depth);
  scope_.pop_back();
  return fmt::format("{}({} IN {} WHERE {})", random_.pick(quantifiers), name, list, filter);
}

/// A list in the order in which the paths are found, which is open.
std::string QueryGenerator::pattern_comprehension(int depth) {
  const std::vector<Variable> outer = scope_;
  std::string pattern = node_pattern(true);
  pattern += relationship_pattern(true);
  pattern += node_pattern(true);
  const std::string filter = random_.chance(50) ? " WHERE " + comparison(depth) : "";
  const bool allowed = std::exchange(patterns_allowed_, false);
  const std::string value = expression(scalar_type(), depth);
  patterns_allowed_ = allowed;
  scope_ = outer;
  return fmt::format("[{}{} | {}]", pattern, filter, value);
}

std::string QueryGenerator::whole_subquery(int depth) {
  if (random_.chance(15)) return form("COUNT {{ {} }}", searched_subquery());
  const std::vector<Variable> outer = scope_;
  const std::string pattern = path_pattern(1, true);
  const std::string filter = random_.chance(50) ? " WHERE " + comparison(depth) : "";
  const std::string value = expression(Type::integer, depth);
  scope_ = outer;
  const std::string distinct = random_.chance(40) ? "DISTINCT " : "";
  const std::string query =
      fmt::format("MATCH {}{} RETURN {}{} AS y", pattern, filter, distinct, value);
  return form(random_.chance(50) ? "COUNT {{ {} }}" : "size(COLLECT {{ {} }})", query);
}

std::string QueryGenerator::graph_test(int depth) {
  const std::vector<std::string> nodes = names_of(Type::node);
  const std::vector<std::string> paths = names_of(Type::path);
  if (!paths.empty() && random_.chance(30)) {
    const std::string path = random_.pick(paths);
    const std::string name = fresh("v");
    declare(name, Type::node);
    const std::string filter = expression(Type::boolean, depth);
    scope_.pop_back();
    return fmt::format("{}({} IN nodes({}) WHERE {})", random_.chance(50) ? "all" : "any", name,
                       path, filter);
  }
  if (nodes.empty()) return comparison(depth);
  switch (random_.below(patterns_allowed_ ? 4 : 2)) {
    case 0: return form("({}:{})", random_.pick(nodes), label_expression().substr(1));
    case 1: return form("({} = {})", random_.pick(nodes), random_.pick(nodes));
    case 2: return form("({})", bound_pattern());
    default: {
      if (random_.chance(20)) return form("EXISTS {{ {} }}", searched_subquery());
      const std::size_t outer = scope_.size();
      const std::string pattern = path_pattern(1, true);
      const std::string filter = random_.chance(50) ? " WHERE " + comparison(depth) : "";
      scope_.resize(outer);
      return form("EXISTS {{ MATCH {}{} }}", pattern, filter);
    }
  }
}

std::string QueryGenerator::boolean(int depth) {
  const auto sub = [&](Type type = Type::boolean) { return expression(type, depth); };
  static const std::vector<std::string> text_tests = {"STARTS WITH", "ENDS WITH", "CONTAINS"};
  static const std::vector<std::string> logic = {"AND", "AND", "OR", "XOR"};
  switch (random_.below(12)) {
    case 0:
    case 1: return fmt::format("({} {} {})", sub(), random_.pick(logic), sub());
    case 2: return form("(NOT {})", sub());
    case 3:
      return form(random_.chance(50) ? "({} IS NULL)" : "({} IS NOT NULL)", sub(scalar_type()));
    case 4:
      return fmt::format("({} {} {})", sub(Type::text), random_.pick(text_tests), sub(Type::text));
    case 5: return list_test(depth);
    case 6: return form("({} IN [1, 'x', null, 1.5])", sub(Type::mixed));
    case 7:
    case 8: return graph_test(depth);
    default: return comparison(depth);
  }
}

}  // namespace stemma::reference
