#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "tests/reference/query_generator.hpp"

namespace stemma::reference {
namespace {

bool is_scalar(Type type) {
  return type == Type::integer || type == Type::floating || type == Type::text ||
         type == Type::boolean || type == Type::date || type == Type::mixed;
}

}  // namespace

const std::filesystem::path& csv_file() {
  struct File {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / fmt::format("reference-check-{}.csv", ::getpid());
    File() { std::ofstream(path) << "number,b,c\n1,x,\n2,,y\n,公司,z\n3,xyx,x\n"; }
    ~File() {
      std::error_code ignored;
      std::filesystem::remove(path, ignored);
    }
  };
  static const File file;
  return file.path;
}

const Parameters& query_parameters() {
  static const Parameters parameters = {{"i", Value(2)},
                                        {"f", Value(1.5)},
                                        {"s", Value("x")},
                                        {"l", Value(ValueList{Value(1), Value(2), Value()})}};
  return parameters;
}

std::string QueryGenerator::match() {
  const bool optional = random_.chance(25);
  if (!optional && random_.chance(8)) return search_pattern();
  if (!optional && random_.chance(12)) return searched_match();
  std::vector<std::string> patterns;
  for (std::size_t count = random_.chance(25) ? 2 : 1; count > 0; --count) {
    const std::string path = random_.chance(20) ? fresh("p") : "";
    std::string pattern = path_pattern(patterns.empty() ? 2 : 1, true);
    if (!path.empty()) {
      pattern = path + " = " + pattern;
      declare(path, Type::path);
    }
    patterns.push_back(std::move(pattern));
  }
  std::string out =
      fmt::format("{}MATCH {}", optional ? "OPTIONAL " : "", fmt::join(patterns, ", "));
  const std::string bound = random_.chance(30) ? all_reduce() : "";
  if (!bound.empty()) out += " WHERE " + bound;
  if (random_.chance(bound.empty() ? 50 : 20)) {
    patterns_allowed_ = true;
    out += (bound.empty() ? " WHERE " : " AND ") + expression(Type::boolean, 3);
    patterns_allowed_ = false;
  }
  return out;
}

std::string QueryGenerator::unwind() {
  const std::vector<std::string> bags = names_of(Type::bag);
  const bool bag = !bags.empty() && random_.chance(60);
  const std::string list = bag ? random_.pick(bags) : expression(Type::integers, 2);
  const std::string name = fresh("u");
  declare(name, bag ? Type::mixed : Type::integer);
  return fmt::format("UNWIND {} AS {}", list, name);
}

QueryGenerator::Item QueryGenerator::aggregate() {
  const std::string distinct = random_.chance(25) ? "DISTINCT " : "";
  switch (random_.below(11)) {
    case 0: return {"count(*)", Type::integer};
    case 1: return {fmt::format("(count(*) + {})", random_.between(1, 3)), Type::integer};
    case 2:
      return {fmt::format("count({}{})", distinct, expression(scalar_type(), 2)), Type::integer};
    case 3:
      return {fmt::format("sum({}{})", distinct, expression(Type::integer, 2)), Type::integer};
    case 4: return {fmt::format("sum({})", leaf(Type::floating)), Type::floating};
    case 5: {
      const Type type = scalar_type();
      const std::string name = random_.chance(50) ? "min" : "max";
      return {fmt::format("{}({})", name, expression(type, 2)), type};
    }
    case 6: {
      query_.ordered_lists = false;
      return {fmt::format("collect({}{})", distinct, expression(scalar_type(), 1)), Type::bag};
    }
    case 7: return {fmt::format("avg({}{})", distinct, leaf(Type::integer)), Type::floating};
    case 8:
      return {fmt::format("{}({}{})", random_.chance(50) ? "stDev" : "stDevP", distinct,
                          leaf(random_.chance(50) ? Type::integer : Type::floating)),
              Type::floating};
    case 9: {
      static const std::vector<std::string> parts = {"0", "0.25", "0.5", "0.75", "1.0"};
      return {fmt::format("{}({}{}, {})", random_.chance(50) ? "percentileDisc" : "percentileCont",
                          distinct, leaf(Type::floating), random_.pick(parts)),
              Type::floating};
    }
    default: {
      const std::vector<std::string> nodes = names_of(Type::node);
      const std::string what = nodes.empty() ? "*" : distinct + random_.pick(nodes);
      return {fmt::format("count({})", what), Type::integer};
    }
  }
}

std::vector<QueryGenerator::Item> QueryGenerator::plain_items(std::size_t count,
                                                              bool ordered_only) {
  std::vector<Item> items;
  while (items.size() < count) {
    if (!scope_.empty() && random_.chance(45)) {
      const Variable& variable = random_.pick(scope_);
      if (ordered_only && variable.type == Type::bag) continue;
      items.push_back({variable.name, variable.type});
    } else if (!ordered_only && random_.chance(6)) {
      query_.ordered_lists = false;
      items.push_back({pattern_comprehension(1), Type::bag});
    } else {
      const Type type = random_.chance(12) ? Type::integers : scalar_type();
      items.push_back({expression(type, 2), type});
    }
  }
  return items;
}

std::vector<QueryGenerator::Item> QueryGenerator::grouped_items(std::size_t count) {
  std::vector<Item> items = plain_items(random_.below(count + 1), true);
  do { items.push_back(aggregate()); } while (items.size() < count);
  return items;
}

/// ORDER BY, and where it orders totally SKIP and LIMIT.
std::string QueryGenerator::order_and_limit(const std::vector<Variable>& columns, bool scalar_only,
                                            bool last) {
  const bool limit_wanted = random_.chance(40);
  if (!random_.chance(45)) return "";
  std::vector<std::string> keys;
  for (const Variable& column : columns) {
    if (is_scalar(column.type) || column.type == Type::integers)
      keys.push_back(column.name + (random_.chance(30) ? " DESC" : ""));
  }
  if (keys.empty()) return "";
  // Any order of the keys is total, as long as all are there.
  std::swap(keys.front(), keys[random_.below(keys.size())]);
  if (random_.chance(25)) {
    const Variable& column = random_.pick(columns);
    const std::string key = column.type == Type::integer && random_.chance(60)
                                ? fmt::format("{} % 2", column.name)
                                : fmt::format("{} IS NULL", column.name);
    keys.insert(keys.begin(), key + (random_.chance(50) ? " DESCENDING" : " ASC"));
  }
  std::string out = fmt::format(" ORDER BY {}", fmt::join(keys, ", "));
  if (!scalar_only) return out;
  if (last) query_.ordered = true;
  if (limit_wanted && random_.chance(50)) out += fmt::format(" SKIP {}", random_.between(0, 2));
  if (limit_wanted) {
    out += random_.chance(15)   ? " LIMIT $i"
           : random_.chance(10) ? " LIMIT 1 + $i"
                                : fmt::format(" LIMIT {}", random_.between(0, 4));
  }
  return out;
}

std::string QueryGenerator::projection(bool last, std::size_t columns_wanted) {
  const bool grouped = random_.chance(30);
  const bool distinct = !grouped && random_.chance(20);
  const std::size_t count = columns_wanted != 0 ? columns_wanted : 1 + random_.below(3);
  std::vector<Item> items = grouped ? grouped_items(count) : plain_items(count, distinct);
  if (columns_wanted != 0) items.resize(columns_wanted, items.front());
  std::vector<std::string> texts;
  std::vector<Variable> columns;
  for (const Item& item : items) {
    const bool entity = !is_scalar(item.type) && item.type != Type::integers;
    // A variable keeps its name at times, so that later clauses meet it again.
    const bool is_name = std::any_of(scope_.begin(), scope_.end(),
                                     [&](const Variable& one) { return one.name == item.text; });
    const bool taken = std::any_of(columns.begin(), columns.end(),
                                   [&](const Variable& one) { return one.name == item.text; });
    const bool keep = columns_wanted == 0 && is_name && !taken && (entity || random_.chance(50));
    const std::string name = keep                 ? item.text
                             : columns_wanted > 0 ? "c" + std::to_string(columns.size())
                                                  : fresh("x");
    texts.push_back(keep ? item.text : item.text + " AS " + name);
    columns.push_back({name, item.type});
  }
  const bool scalar_only = std::all_of(columns.begin(), columns.end(), [](const Variable& column) {
    return is_scalar(column.type) || column.type == Type::integers;
  });
  std::string out = fmt::format("{}{}", distinct ? "DISTINCT " : "", fmt::join(texts, ", "));
  if (columns_wanted == 0) out += order_and_limit(columns, scalar_only, last);
  scope_ = std::move(columns);
  return out;
}

std::string QueryGenerator::with() {
  // The variables not projected are gone, so at times all are kept.
  std::string out;
  if (!scope_.empty() && random_.chance(25)) {
    const std::string name = fresh("x");
    const Type type = scalar_type();
    out = fmt::format("WITH *, {} AS {}", expression(type, 2), name);
    declare(name, type);
  } else {
    out = "WITH " + projection(false, 0);
  }
  if (random_.chance(35)) {
    patterns_allowed_ = true;
    out += " WHERE " + expression(Type::boolean, 2);
    patterns_allowed_ = false;
  }
  return out;
}

std::string QueryGenerator::filter() {
  patterns_allowed_ = true;
  const std::string predicate = expression(Type::boolean, 3);
  patterns_allowed_ = false;
  return "FILTER " + predicate;
}

std::string QueryGenerator::let() {
  std::vector<std::string> items;
  std::vector<Variable> made;
  for (std::size_t count = 1 + random_.below(2); count > 0; --count) {
    const Type type = scalar_type();
    made.push_back({fresh("x"), type});
    items.push_back(fmt::format("{} = {}", made.back().name, expression(type, 2)));
  }
  scope_.insert(scope_.end(), made.begin(), made.end());
  return fmt::format("LET {}", fmt::join(items, ", "));
}

/// Imports some of the scope; what it returns is a number, or a group's.
std::string QueryGenerator::call_subquery() {
  const std::vector<Variable> outer = scope_;
  std::erase_if(scope_, [&](const Variable&) { return random_.chance(40); });
  std::vector<std::string> imports;
  for (const Variable& each : scope_) imports.push_back(each.name);
  std::string parts;
  const std::string name = fresh("x");
  const std::vector<Variable> imported = scope_;
  const bool by_with = random_.chance(30);
  for (std::size_t count = random_.chance(25) ? 2 : 1; count > 0; --count) {
    scope_ = imported;
    if (by_with && !imports.empty()) parts += fmt::format("WITH {} ", fmt::join(imports, ", "));
    parts += random_.chance(70) ? match() + " " : "";
    if (random_.chance(8)) parts += call_subquery() + " ";
    const std::string value = random_.chance(40)
                                  ? fmt::format("count(*) + {}", random_.between(0, 3))
                                  : expression(Type::integer, 2);
    parts += fmt::format("RETURN {} AS {}", value, name);
    if (count > 1) parts += random_.chance(50) ? " UNION " : " UNION ALL ";
  }
  scope_ = outer;
  declare(name, Type::integer);
  if (by_with) return fmt::format("CALL {{ {} }}", parts);
  return fmt::format("CALL ({}) {{ {} }}", fmt::join(imports, ", "), parts);
}

std::string QueryGenerator::call_procedure() {
  static const std::vector<std::pair<std::string, std::string>> procedures = {
      {"db.labels", "label"}, {"db.relationshipTypes", "relationshipType"}};
  const auto& [procedure, column] = random_.pick(procedures);
  const std::string name = fresh("y");
  declare(name, Type::text);
  const std::string filter = random_.chance(40) ? fmt::format(" WHERE {} > 'B'", name) : "";
  return fmt::format("CALL {}() YIELD {} AS {}{}", procedure, column, name, filter);
}

std::string QueryGenerator::load_csv() {
  const std::string row = fresh("w");
  const std::string number = fresh("x");
  const std::string text = fresh("x");
  const bool headers = random_.chance(60);
  declare(number, Type::integer);
  declare(text, Type::text);
  return fmt::format("LOAD CSV {}FROM '{}' AS {} WITH *, toInteger({}) AS {}, {} AS {}",
                     headers ? "WITH HEADERS " : "", csv_file().string(), row,
                     row + (headers ? ".number" : "[0]"), number, row + (headers ? ".b" : "[1]"),
                     text);
}

std::string QueryGenerator::reading_clauses(std::size_t least) {
  std::string out;
  for (std::size_t count = least + random_.below(3); count > 0; --count) {
    const std::size_t kind = random_.below(14);
    if (kind < 6 || out.empty()) out += match();
    else if (kind < 7) out += unwind();
    else if (kind < 8) out += filter();
    else if (kind < 9) out += let();
    else if (kind < 10) out += call_subquery();
    else if (kind < 11) out += random_.chance(70) ? call_procedure() : load_csv();
    else out += with();
    out += ' ';
  }
  return out;
}

}  // namespace stemma::reference
