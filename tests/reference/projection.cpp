#include <algorithm>

#include "tests/reference/evaluator.hpp"
#include "tests/reference/functions.hpp"
#include "tests/reference/walk.hpp"

namespace stemma::reference {
namespace {

struct Column {
  std::string name;
  const ast::Expression* expression;  ///< nullptr: the variable of that name
};

/// A row to come: what it shows, and what ORDER BY may look at.
struct Projected {
  std::vector<Value> values;
  Row scope;
  std::vector<Value> sort_keys;
};

struct Group {
  std::vector<Value> key;
  std::vector<const Row*> rows;
};

bool all_same(const std::vector<Value>& a, const std::vector<Value>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

std::size_t row_count(const Value& value) {
  if (!value.is(Kind::integer) || value.integer() < 0) throw Failure{"SKIP and LIMIT need a count"};
  return static_cast<std::size_t>(value.integer());
}

void drop_repeated(std::vector<Projected>& rows) {
  std::vector<Projected> kept;
  for (Projected& row : rows) {
    const bool seen = std::any_of(kept.begin(), kept.end(), [&](const Projected& other) {
      return all_same(other.values, row.values);
    });
    if (!seen) kept.push_back(std::move(row));
  }
  rows = std::move(kept);
}

void sort_rows(std::vector<Projected>& rows, const std::vector<ast::SortItem>& items) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Projected& a, const Projected& b) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto order = sort_order(a.sort_keys[i], b.sort_keys[i]);
      if (order != 0) return items[i].descending ? order > 0 : order < 0;
    }
    return false;
  });
}

}  // namespace

std::string Evaluator::name_of(const ast::ProjectionItem& item) const {
  if (item.alias) return item.alias->text;
  if (const auto* variable = boost::get<ast::Variable>(&item.expression.get()))
    return variable->name;
  return std::string(text_.substr(item.text.begin, item.text.end - item.text.begin));
}

Value Evaluator::aggregate(const ast::FunctionCall& call, const std::string& name) {
  if (group_ == nullptr) throw Failure{"an aggregate outside a projection"};
  if (call.arguments.size() != (is_percentile(name) ? 2U : 1U))
    throw Failure{"a wrong number of arguments"};
  const std::vector<const Row*>& rows = *group_;
  const auto* const group = group_;
  group_ = nullptr;
  std::vector<Value> values;
  for (const Row* row : rows) {
    Value value = evaluate(call.arguments[0], *row);
    if (value.is_null()) continue;
    const bool seen =
        call.distinct && std::any_of(values.begin(), values.end(),
                                     [&](const Value& other) { return same(other, value); });
    if (!seen) values.push_back(std::move(value));
  }
  const Value at = is_percentile(name) ? evaluate(call.arguments[1], {}) : Value();
  group_ = group;
  if (is_percentile(name)) return percentile(name, std::move(values), at);
  return call_aggregate(name, values);
}

Table Evaluator::project(const ast::Projection& projection, const Table& table) {
  std::vector<Column> columns;
  if (projection.star) {
    for (const std::string& name : table.columns) columns.push_back({name, nullptr});
  }
  for (const ast::ProjectionItem& item : projection.items)
    columns.push_back({name_of(item), &item.expression});

  // One group a row, or the rows by the values of the columns that do not aggregate.
  const auto aggregates = [](const Column& column) {
    return column.expression != nullptr && has_aggregate(*column.expression);
  };
  const bool grouped = std::any_of(columns.begin(), columns.end(), aggregates);
  const bool all_aggregate = std::all_of(columns.begin(), columns.end(), aggregates);
  std::vector<Group> groups;
  if (grouped && all_aggregate) groups.emplace_back();
  for (const Row& row : table.rows) {
    std::vector<Value> key;
    for (const Column& column : columns) {
      if (!grouped || aggregates(column)) continue;
      key.push_back(column.expression == nullptr ? row.at(column.name)
                                                 : evaluate(*column.expression, row));
    }
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& other) {
      return grouped && all_same(other.key, key);
    });
    if (group == groups.end()) groups.push_back({std::move(key), {&row}});
    else group->rows.push_back(&row);
  }

  std::vector<Projected> projected;
  for (const Group& group : groups) {
    const Row first = group.rows.empty() ? Row() : *group.rows.front();
    const auto* const outer_group = group_;
    group_ = grouped ? &group.rows : nullptr;
    Projected row{{}, first, {}};
    for (const Column& column : columns)
      row.values.push_back(column.expression == nullptr ? first.at(column.name)
                                                        : evaluate(*column.expression, first));
    for (std::size_t i = 0; i < columns.size(); ++i) row.scope[columns[i].name] = row.values[i];
    for (const ast::SortItem& item : projection.order_by)
      row.sort_keys.push_back(evaluate(item.expression, row.scope));
    group_ = outer_group;
    projected.push_back(std::move(row));
  }
  if (projection.distinct) drop_repeated(projected);
  sort_rows(projected, projection.order_by);

  const std::size_t skip = projection.skip ? row_count(evaluate(*projection.skip, {})) : 0;
  const std::size_t limit =
      projection.limit ? row_count(evaluate(*projection.limit, {})) : projected.size();
  Table out;
  for (const Column& column : columns) out.columns.push_back(column.name);
  for (std::size_t i = skip; i < projected.size() && i - skip < limit; ++i) {
    Row& row = out.rows.emplace_back();
    for (std::size_t c = 0; c < columns.size(); ++c) row[columns[c].name] = projected[i].values[c];
  }
  return out;
}

}  // namespace stemma::reference
