#include <fmt/format.h>

#include <algorithm>

#include "tests/reference/graph_generator.hpp"
#include "tests/reference/query_generator.hpp"

/// Path patterns with prefixes, quantifiers and paths in parentheses.
namespace stemma::reference {

namespace {

const std::vector<std::string> quantifiers = {"{1,2}", "{0,2}", "{2}", "{,2}", "+", "*", "{1,3}"};
const std::vector<std::string> short_quantifiers = {"{1,2}", "{0,2}", "{2}", "{1,3}"};

}  // namespace

std::string QueryGenerator::searched_edge(const std::string& name, bool costs) {
  const std::string types = random_.chance(60) ? type_expression() : "";
  const std::string filter =
      random_.chance(20) ? fmt::format(" WHERE {}.w >= {}", name, random_.between(0, 2)) : "";
  static const std::vector<std::string> all_costs = {
      "coalesce({}.w, 1) + 1", "coalesce({}.s, 0) + 2", "CASE WHEN {}.w > 1 THEN 0.5 ELSE 1 END"};
  const std::string cost =
      costs ? " COST " + fmt::format(fmt::runtime(random_.pick(all_costs)), name) : "";
  const std::string inside = fmt::format("[{}{}{}{}]", name, types, filter, cost);
  switch (random_.below(3)) {
    case 0: return "-" + inside + "->";
    case 1: return "<-" + inside + "-";
    default: return "-" + inside + "-";
  }
}

/// Steps that only move one way where their terms are in range, and terms that often are not.
std::string QueryGenerator::all_reduce() {
  static const std::vector<std::string> terms = {
      "{0}.w",
      "{0}.s",
      "coalesce({0}.w, 1)",
      "1",
      "0.5",
      "CASE WHEN {0}.s < 0 THEN 0.5 WHEN {0}.s > 1 THEN 1.0 ELSE {0}.s END",
      "CASE WHEN {0}.w > 1 THEN 0.5 ELSE 0.25 END"};
  static const std::vector<std::string> steps = {"acc * {}",
                                                 "acc * {}",
                                                 "{} * acc",
                                                 "acc + {}",
                                                 "{} + acc",
                                                 "acc - {}",
                                                 "CASE WHEN acc < {0} THEN acc ELSE {0} END",
                                                 "CASE WHEN {0} <= acc THEN {0} ELSE acc END",
                                                 "CASE WHEN acc > {0} THEN acc ELSE {0} END",
                                                 "{}"};
  static const std::vector<std::string> comparisons = {"acc > {}", "acc >= {}", "acc < {}",
                                                       "{} < acc", "{} >= acc", "acc <> {}"};
  static const std::vector<std::string> numbers = {"0", "1", "2", "0.25", "0.5", "1.0", "3"};
  std::vector<std::string> lists = names_of(Type::relationships);
  for (const std::string& path : names_of(Type::path))
    lists.push_back(fmt::format("relationships({})", path));
  if (lists.empty()) return "";
  const std::string element = fresh("e");
  const std::string term = fmt::format(fmt::runtime(random_.pick(terms)), element);
  const std::string step = fmt::format(fmt::runtime(random_.pick(steps)), "(" + term + ")");
  const std::string predicate =
      fmt::format(fmt::runtime(random_.pick(comparisons)), random_.pick(numbers));
  return fmt::format("allReduce(acc = {}, {} IN {} | {}, {})", random_.pick(numbers), element,
                     random_.pick(lists), step, predicate);
}

/// A path in parentheses, its names declared as lists.
std::string QueryGenerator::searched_group(bool costs, bool bounded,
                                           std::vector<std::string>& lists) {
  const std::string left = fresh("g");
  const std::string right = fresh("g");
  const std::string edge = fresh("r");
  const std::string labels = random_.chance(25) ? label_expression() : "";
  std::string filter;
  if (random_.chance(25)) filter = fmt::format(" WHERE {}.a <= {}.a", left, right);
  else if (random_.chance(15)) filter = fmt::format(" WHERE {} <> {}", left, right);
  std::string middle;
  if (random_.chance(25)) middle = searched_edge(fresh("r"), costs) + "()";
  lists.insert(lists.end(), {left, right});
  declare(edge, Type::relationships);
  std::string step = searched_edge(edge, costs);
  if (random_.chance(12)) {  // a repetition inside a repetition
    step += "{1,2}";
  } else if (random_.chance(8)) {
    const std::string inner = fresh("g");
    lists.push_back(inner);
    step = fmt::format("(({}){}()){{1,2}}", inner, step);
  }
  return fmt::format("(({}){}({}){}{}){}", left, step, right + labels, middle, filter,
                     random_.pick(bounded ? short_quantifiers : quantifiers));
}

/// A node, one or two parts with what may be between them, a node.
std::string QueryGenerator::searched_pattern(const std::string& first, const std::string& last,
                                             bool costs, bool bounded,
                                             std::vector<std::string>& lists) {
  std::string pattern = fmt::format("({}{})", first, random_.chance(30) ? label_expression() : "");
  for (std::size_t parts = random_.chance(35) ? 2 : 1; parts > 0; --parts) {
    const bool group = random_.chance(50);
    if (group) {
      pattern += searched_group(costs, bounded, lists);
    } else {
      const std::string edge = fresh("r");
      const bool repeated = random_.chance(70);
      pattern += searched_edge(edge, costs);
      if (repeated) pattern += random_.pick(bounded ? short_quantifiers : quantifiers);
      declare(edge, repeated ? Type::relationships : Type::relationship);
    }
    const std::string inner = parts > 1 ? fresh("n") : last;
    if (parts > 1 && group && random_.chance(30)) continue;  // nothing written between
    pattern += fmt::format("({}{})", inner, random_.chance(20) ? label_expression() : "");
    if (parts > 1) declare(inner, Type::node);
  }
  return pattern;
}

/// Walks from an end that few nodes can be, mostly against the path, kept in bounds.
std::string QueryGenerator::bounded_match() {
  static const std::vector<std::string> modes = {"", "", "TRAIL ", "ACYCLIC ", "SIMPLE "};
  static const std::vector<std::string> ranges = {"]->{1,4}", "]->+", "*1..4]->", "*]->", "]->*"};
  const std::string first = fresh("n");
  const std::string edge = fresh("r");
  const std::string last = fresh("n");
  const std::string path = fresh("p");
  const std::string range = random_.pick(ranges);
  const std::string mode = range[0] == '*' ? "" : random_.pick(modes);
  const std::string types = random_.chance(20) ? ":" + random_.pick(all_types()) : "";
  for (const std::string& node : {first, last}) declare(node, Type::node);
  declare(edge, Type::relationships);
  declare(path, Type::path);
  return fmt::format("MATCH {} = {}({})-[{}{}{}({}) WHERE {} AND {}.id = {}", path, mode, first,
                     edge, types, range, last, all_reduce(), random_.chance(20) ? first : last,
                     random_.below(4));
}

std::string QueryGenerator::searched_match() {
  if (random_.chance(20)) return bounded_match();
  static const std::vector<std::string> modes = {"", "", "", "WALK", "TRAIL", "ACYCLIC", "SIMPLE"};
  static const std::vector<std::string> more = {"", "ALL SHORTEST", "SHORTEST 3"};
  const std::string selector = random_.pick(random_.chance(20) ? more : path_selectors());
  const std::string mode = random_.pick(modes);
  const bool repeatable = random_.chance(20);
  return searched_match(selector, mode, repeatable, repeatable);
}

const std::vector<std::string>& path_modes() {
  static const std::vector<std::string> modes = {"", "WALK", "TRAIL", "ACYCLIC", "SIMPLE"};
  return modes;
}

const std::vector<std::string>& path_selectors() {
  static const std::vector<std::string> selectors = {"",
                                                     "ALL",
                                                     "ANY",
                                                     "ANY 2",
                                                     "ANY SHORTEST",
                                                     "SHORTEST 1",
                                                     "SHORTEST 2",
                                                     "ALL SHORTEST",
                                                     "SHORTEST 1 GROUP",
                                                     "SHORTEST 2 GROUPS",
                                                     "ANY CHEAPEST",
                                                     "CHEAPEST 2",
                                                     "ALL CHEAPEST"};
  return selectors;
}

/// A node of the scope, or a new one.
std::string QueryGenerator::search_end() {
  const std::vector<std::string> bound = names_of(Type::node);
  if (!bound.empty() && random_.chance(40)) return random_.pick(bound);
  return fresh("n");
}

void QueryGenerator::declare_end(const std::string& name) {
  const std::vector<std::string> nodes = names_of(Type::node);
  if (std::find(nodes.begin(), nodes.end(), name) == nodes.end()) declare(name, Type::node);
}

std::string QueryGenerator::prefix_of(const std::string& selector, const std::string& mode) {
  if (mode.empty()) return selector;
  // The mode stands before the word GROUPS.
  const std::size_t groups = selector.find("GROUP");
  if (groups != std::string::npos)
    return selector.substr(0, groups) + mode + " " + selector.substr(groups);
  return selector + (selector.empty() ? "" : " ") + mode;
}

/// What a MATCH of a search filters by.
std::string QueryGenerator::searched_filter(const std::string& first, const std::string& last) {
  if (random_.chance(20)) {
    patterns_allowed_ = true;
    const std::string filter = expression(Type::boolean, 2);
    patterns_allowed_ = false;
    return " WHERE " + filter;
  }
  const std::string bound = random_.chance(35) ? all_reduce() : "";
  if (bound.empty()) return "";
  // An end that few nodes can be is where the search begins.
  const std::string& end = random_.chance(30) ? first : last;
  const bool few = random_.chance(70);
  return " WHERE " + bound + (few ? fmt::format(" AND {}.id = {}", end, random_.below(4)) : "");
}

std::string QueryGenerator::searched_match(const std::string& selector, const std::string& mode,
                                           bool repeatable, bool bounded) {
  const bool costs = selector.find("CHEAPEST") != std::string::npos;
  const bool any = !selector.empty() && selector.rfind("ALL", 0) != 0 &&
                   selector.find("GROUP") == std::string::npos;
  // Another path may take a relationship that the open one may take, unless both may.
  const bool two_paths = (!any || repeatable) && random_.chance(20);
  const bool other_first = random_.chance(50);
  bounded_ = bounded;
  const std::string before_it = two_paths && other_first ? path_pattern(1, true) + ", " : "";
  const std::vector<Variable> before = scope_;
  const std::string path = fresh("p");
  std::vector<std::string> lists;
  const std::string first = search_end();
  const std::string last = random_.chance(4) ? first : search_end();
  const std::string prefix = prefix_of(selector, mode);
  std::string pattern = fmt::format("{} = {}{}{}", path, prefix, prefix.empty() ? "" : " ",
                                    searched_pattern(first, last, costs, bounded, lists));
  // Which of several it is, is open: only its length and its ends are not.
  if (any) scope_ = before;
  declare_end(first);
  declare_end(last);
  pattern = before_it + pattern;
  if (two_paths && !other_first) pattern += ", " + path_pattern(1, true);
  bounded_ = false;
  if (!any) declare(path, Type::path);
  const std::string match = fmt::format("{}MATCH {}{}{}", random_.chance(15) ? "OPTIONAL " : "",
                                        repeatable          ? "REPEATABLE ELEMENTS "
                                        : random_.chance(5) ? "DIFFERENT EDGES "
                                                            : "",
                                        pattern, searched_filter(first, last));
  const std::string length = fresh("x");
  std::string carried;
  for (const Variable& each : scope_) carried += ", " + each.name;
  if (any) {
    const bool known = selector != "ANY" && selector != "ANY 2" && !costs;
    declare(length, Type::integer);
    return fmt::format("{} WITH {} AS {}{}", match, known ? "length(" + path + ")" : "0", length,
                       carried);
  }
  if (lists.empty()) return match;
  declare(length, Type::integer);
  return fmt::format("{} WITH *, reduce(s = 0, q IN {} | s * 3 + size(labels(q))) AS {}", match,
                     random_.pick(lists), length);
}

/// A search inside a subquery, whose names are its own.
std::string QueryGenerator::searched_subquery() {
  static const std::vector<std::string> selectors = {"", "ANY ", "ALL SHORTEST ", "SHORTEST 2 ",
                                                     "SHORTEST 1 GROUP "};
  const std::vector<Variable> outer = scope_;
  const std::string selector = random_.pick(selectors);
  std::vector<std::string> lists;
  const std::string first = search_end();
  const std::string last = search_end();
  const std::string pattern = searched_pattern(first, last, false, false, lists);
  scope_ = outer;
  if (random_.chance(50)) return fmt::format("MATCH {}{}", selector, pattern);
  return fmt::format("MATCH {}{} RETURN {}{}", selector, pattern,
                     random_.chance(50) ? "DISTINCT " : "", random_.chance(50) ? first : last);
}

}  // namespace stemma::reference
