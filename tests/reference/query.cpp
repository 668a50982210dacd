#include <algorithm>
#include <fstream>

#include "tests/reference/evaluator.hpp"

namespace stemma::reference {
namespace {

bool rows_same(const Table& a, const Row& x, const Table& b, const Row& y) {
  for (std::size_t i = 0; i < a.columns.size(); ++i) {
    if (!same(x.at(a.columns[i]), y.at(b.columns[i]))) return false;
  }
  return true;
}

Table without_repeats(const Table& table) {
  Table out{table.columns, {}};
  for (const Row& row : table.rows) {
    const bool seen = std::any_of(out.rows.begin(), out.rows.end(), [&](const Row& other) {
      return rows_same(table, row, out, other);
    });
    if (!seen) out.rows.push_back(row);
  }
  return out;
}

void add_column(Table& table, const std::string& name) {
  const auto& columns = table.columns;
  if (std::find(columns.begin(), columns.end(), name) == columns.end())
    table.columns.push_back(name);
}

const ast::Clause& last_clause(const ast::Query& query) {
  const ast::UnionQuery& last = query.nexts.empty() ? query : query.nexts.back();
  return last.first.clauses.back();
}

bool ends_with_return(const ast::Query& query) {
  return boost::get<ast::Return>(&last_clause(query).get()) != nullptr;
}

bool ends_with_call(const ast::Query& query) {
  return boost::get<ast::Call>(&last_clause(query).get()) != nullptr;
}

/// What the subquery sees of the rows outside. Its first WITH is taken for what imports.
std::vector<std::string> imports_of(const ast::CallSubquery& call) {
  std::vector<std::string> names;
  if (call.imports) {
    for (const ast::Name& name : *call.imports) names.push_back(name.text);
    return names;
  }
  const auto* with = boost::get<ast::With>(&call.query.first.clauses.front().get());
  if (with == nullptr) return names;
  for (const ast::ProjectionItem& item : with->projection.items) {
    const auto* variable = boost::get<ast::Variable>(&item.expression.get());
    if (variable == nullptr) throw Unsupported{"CALL {} that imports more than variables"};
    names.push_back(variable->name);
  }
  return names;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') fields.emplace_back();
    else fields.back() += c;
  }
  return fields;
}

Value field_value(const std::string& field) { return field.empty() ? Value() : Value(field); }

}  // namespace

struct ClauseVisitor {
  using result_type = Table;
  Evaluator& self;
  const Table& table;

  Table operator()(const ast::Match& match) const { return self.match(match, table); }
  Table operator()(const ast::Unwind& unwind) const { return self.unwind(unwind, table); }
  Table operator()(const ast::With& with) const { return self.with(with, table); }
  Table operator()(const ast::Filter& filter) const { return self.filter(filter, table); }
  Table operator()(const ast::Let& let) const { return self.let(let, table); }
  Table operator()(const ast::Return& all) const { return self.project(all.projection, table); }
  Table operator()(const ast::Create& create) const { return self.create(create, table); }
  Table operator()(const ast::Merge& merge) const { return self.merge(merge, table); }
  Table operator()(const ast::Set& set) const {
    for (const Row& row : table.rows) self.set(set.items, row);
    return table;
  }
  Table operator()(const ast::Remove& remove) const {
    for (const Row& row : table.rows) self.remove(remove, row);
    return table;
  }
  Table operator()(const ast::Delete& remove) const {
    for (const Row& row : table.rows) self.delete_entities(remove, row);
    return table;
  }
  Table operator()(const ast::Foreach& foreach) const {
    self.for_each(foreach, table);
    return table;
  }
  Table operator()(const ast::Call& call) const { return self.call_procedure(call, table); }
  Table operator()(const ast::CallSubquery& call) const { return self.call_subquery(call, table); }
  Table operator()(const ast::LoadCsv& load) const { return self.load_csv(load, table); }
  Table operator()(const ast::Changes&) const { throw Unsupported{"CHANGES"}; }
};

std::vector<std::string> variables_of(const ast::PathPattern& pattern) {
  std::vector<std::string> names;
  const auto add = [&](const std::optional<ast::Name>& name) {
    if (name) names.push_back(name->text);
  };
  add(pattern.variable);
  add(pattern.start.variable);
  const auto add_hops = [&](const auto& self, const std::vector<ast::Hop>& hops) -> void {
    for (const ast::Hop& hop : hops) {
      for (const ast::PathGroup& group : hop.group) {
        add(group.start.variable);
        self(self, group.hops);
      }
      add(hop.relationship.variable);
      add(hop.target.variable);
    }
  };
  add_hops(add_hops, pattern.hops);
  return names;
}

Table Evaluator::run(const ast::Query& query) {
  const Table table = run(query, Table{{}, {Row()}});
  check_deletions();
  return ends_with_return(query) || ends_with_call(query) ? table : Table();
}

Table Evaluator::run(const ast::Query& query, const Table& input) {
  Table table = run(static_cast<const ast::UnionQuery&>(query), input);
  for (const ast::UnionQuery& next : query.nexts) table = run(next, table);
  return table;
}

Table Evaluator::run(const ast::UnionQuery& query, const Table& input) {
  Table table = run(query.first, input);
  for (const ast::UnionPart& part : query.unions) {
    const Table more = run(part.query, input);
    if (more.columns != table.columns) throw Failure{"UNION needs the same columns"};
    table.rows.insert(table.rows.end(), more.rows.begin(), more.rows.end());
    if (!part.all) table = without_repeats(table);
  }
  return table;
}

Table Evaluator::run(const ast::SingleQuery& query, Table table) {
  for (const ast::Clause& clause : query.clauses) {
    table = boost::apply_visitor(ClauseVisitor{*this, table}, clause);
    limit_rows(table.rows.size());
  }
  return table;
}

Table Evaluator::match(const ast::Match& match, const Table& table) {
  Table out{table.columns, {}};
  std::vector<const ast::PathPattern*> patterns;
  for (const ast::PathPattern& pattern : match.patterns) {
    patterns.push_back(&pattern);
    for (const std::string& name : variables_of(pattern)) add_column(out, name);
  }
  for (const Row& row : table.rows) {
    std::vector<Row> found = solve(patterns, row, match.filter, match.repeatable);
    if (found.empty() && match.optional) {
      Row& empty = out.rows.emplace_back(row);
      for (const std::string& name : out.columns) empty.try_emplace(name, Value());
    }
    std::move(found.begin(), found.end(), std::back_inserter(out.rows));
    limit_rows(out.rows.size());
  }
  return out;
}

Table Evaluator::unwind(const ast::Unwind& unwind, const Table& table) {
  Table out{table.columns, {}};
  add_column(out, unwind.variable.text);
  for (const Row& row : table.rows) {
    const Value list = evaluate(unwind.list, row);
    if (list.is_null()) continue;
    if (!list.is(Kind::list)) throw Unsupported{"UNWIND of what is no list"};
    for (const Value& element : list.list()) {
      out.rows.push_back(row);
      out.rows.back()[unwind.variable.text] = element;
    }
  }
  return out;
}

Table Evaluator::with(const ast::With& with, const Table& table) {
  Table out = project(with.projection, table);
  if (!with.filter) return out;
  std::vector<Row> kept;
  for (Row& row : out.rows) {
    if (to_truth(evaluate(*with.filter, row)) == Truth(true)) kept.push_back(std::move(row));
  }
  out.rows = std::move(kept);
  return out;
}

Table Evaluator::filter(const ast::Filter& filter, const Table& table) {
  Table out{table.columns, {}};
  for (const Row& row : table.rows) {
    if (to_truth(evaluate(filter.predicate, row)) == Truth(true)) out.rows.push_back(row);
  }
  return out;
}

Table Evaluator::let(const ast::Let& let, const Table& table) {
  Table out = table;
  for (const ast::LetItem& item : let.items) add_column(out, item.variable.text);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const ast::LetItem& item : let.items)
      out.rows[i][item.variable.text] = evaluate(item.value, table.rows[i]);
  }
  return out;
}

Table Evaluator::call_subquery(const ast::CallSubquery& call, const Table& table) {
  const auto imports = imports_of(call);
  const bool returns = ends_with_return(call.query);
  Table out{table.columns, {}};
  for (const Row& row : table.rows) {
    Table input{{}, {Row()}};
    for (const std::string& name : imports) {
      add_column(input, name);
      input.rows[0][name] = row.at(name);
    }
    const Table inner = run(call.query, input);
    if (!returns) {
      out.rows.push_back(row);
      continue;
    }
    for (const std::string& column : inner.columns) add_column(out, column);
    for (const Row& found : inner.rows) {
      Row& joined = out.rows.emplace_back(row);
      for (const std::string& column : inner.columns) joined[column] = found.at(column);
    }
    limit_rows(out.rows.size());
  }
  // Without rows, the inner query still names its columns.
  if (table.rows.empty() && returns) {
    for (const std::string& column : run(call.query, Table{}).columns) add_column(out, column);
  }
  return out;
}

/// A file without quotes, of lines that are never empty.
Table Evaluator::load_csv(const ast::LoadCsv& load, const Table& table) {
  if (load.terminator) throw Unsupported{"LOAD CSV by another sign"};
  std::ifstream file(std::string(evaluate(load.source, {}).string()));
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(fields_of(line));
  if (lines.empty()) throw Unsupported{"a file of nothing"};
  Table out{table.columns, {}};
  add_column(out, load.variable.text);
  for (const Row& row : table.rows) {
    for (std::size_t i = load.headers ? 1 : 0; i < lines.size(); ++i) {
      ValueMap entries;
      ValueList list;
      for (std::size_t field = 0; field < lines[i].size(); ++field) {
        list.push_back(field_value(lines[i][field]));
        if (load.headers) entries.emplace_back(lines[0].at(field), list.back());
      }
      out.rows.push_back(row);
      out.rows.back()[load.variable.text] =
          load.headers ? Value::map(std::move(entries)) : Value(std::move(list));
    }
  }
  return out;
}

/// The procedures that list what is in use.
Table Evaluator::call_procedure(const ast::Call& call, const Table& table) {
  const std::string& procedure = call.procedure.text;
  const bool of_nodes = procedure == "db.labels";
  if (!of_nodes && procedure != "db.relationshipTypes") throw Unsupported{"CALL " + procedure};
  std::set<std::string> names;
  for (const Node& node : graph_.nodes) {
    if (of_nodes && !node.deleted) names.insert(node.labels.begin(), node.labels.end());
  }
  for (const Relationship& one : graph_.relationships) {
    if (!of_nodes && !one.deleted) names.insert(one.type);
  }
  const std::string column = of_nodes ? "label" : "relationshipType";
  const bool renamed = !call.yields.empty() && call.yields.front().alias;
  const std::string name = renamed ? call.yields.front().alias->text : column;
  Table out{table.columns, {}};
  add_column(out, name);
  for (const Row& row : table.rows) {
    for (const std::string& each : names) {
      Row joined = row;
      joined[name] = Value(each);
      if (call.filter && to_truth(evaluate(*call.filter, joined)) != Truth(true)) continue;
      out.rows.push_back(std::move(joined));
    }
  }
  return out;
}

void Evaluator::check_deletions() const {
  for (const Relationship& one : graph_.relationships) {
    if (one.deleted) continue;
    if (graph_.nodes[one.source].deleted || graph_.nodes[one.target].deleted)
      throw Failure{"a deleted node still has relationships"};
  }
}

}  // namespace stemma::reference
