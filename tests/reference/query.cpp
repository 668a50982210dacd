#include <algorithm>

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
  Table operator()(const ast::Call&) const { throw Unsupported{"CALL"}; }
  Table operator()(const ast::CallSubquery& call) const { return self.call_subquery(call, table); }
  Table operator()(const ast::LoadCsv&) const { throw Unsupported{"LOAD CSV"}; }
  Table operator()(const ast::Changes&) const { throw Unsupported{"CHANGES"}; }
};

std::vector<std::string> variables_of(const ast::PathPattern& pattern) {
  std::vector<std::string> names;
  const auto add = [&](const std::optional<ast::Name>& name) {
    if (name) names.push_back(name->text);
  };
  add(pattern.variable);
  add(pattern.start.variable);
  const auto add_hop = [&](const ast::Hop& hop) {
    add(hop.relationship.variable);
    add(hop.target.variable);
  };
  for (const ast::Hop& hop : pattern.hops) {
    for (const ast::PathGroup& group : hop.group) {
      add(group.start.variable);
      for (const ast::Hop& inside : group.hops) add_hop(inside);
    }
    add_hop(hop);
  }
  return names;
}

Table Evaluator::run(const ast::Query& query) {
  const Table table = run(query, Table{{}, {Row()}});
  check_deletions();
  const auto& last = query.nexts.empty() ? query : query.nexts.back();
  const auto& clauses = last.first.clauses;
  const bool returns = boost::get<ast::Return>(&clauses.back().get()) != nullptr;
  return returns ? table : Table();
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
  if (!call.imports) throw Unsupported{"CALL {} that imports by WITH"};
  Table out{table.columns, {}};
  for (const Row& row : table.rows) {
    Table input{{}, {Row()}};
    for (const ast::Name& name : *call.imports) {
      add_column(input, name.text);
      input.rows[0][name.text] = row.at(name.text);
    }
    const Table inner = run(call.query, input);
    for (const std::string& column : inner.columns) add_column(out, column);
    for (const Row& found : inner.rows) {
      Row& joined = out.rows.emplace_back(row);
      for (const std::string& column : inner.columns) joined[column] = found.at(column);
    }
    limit_rows(out.rows.size());
  }
  // Without rows, the inner query still names its columns.
  if (table.rows.empty()) {
    for (const std::string& column : run(call.query, Table{}).columns) add_column(out, column);
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
