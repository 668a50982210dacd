#include <algorithm>

#include "tests/reference/evaluator.hpp"
#include "tests/reference/functions.hpp"

namespace stemma::reference {
namespace {

const Value& variable_of(const Row& row, const std::string& name) {
  const auto found = row.find(name);
  if (found == row.end()) throw Failure{"no variable is named " + name};
  return found->second;
}

/// A property holds a value that is neither a map nor an entity, or a list of such without null.
Value storable(const Value& value) {
  const auto plain = [](const Value& one) {
    return !one.is_null() && !one.is(Kind::list) && !one.is(Kind::map) && !one.is(Kind::node) &&
           !one.is(Kind::relationship) && !one.is(Kind::path);
  };
  const bool holds = value.is(Kind::list)
                         ? std::all_of(value.list().begin(), value.list().end(), plain)
                         : plain(value);
  if (!holds) throw Failure{"a property cannot hold this"};
  return value;
}

void assign(Properties& properties, const std::string& key, const Value& value) {
  if (value.is_null()) {
    properties.erase(key);
    return;
  }
  const bool entity = value.is(Kind::node) || value.is(Kind::relationship) || value.is(Kind::path);
  if (entity || value.is(Kind::map)) throw Failure{"this cannot be stored"};
  properties[key] = storable(value);
}

struct NewLabels {
  using result_type = std::set<std::string>;
  result_type operator()(const ast::Name& name) const { return {name.text}; }
  result_type operator()(const ast::LabelWildcard&) const { throw Failure{"a label is needed"}; }
  result_type operator()(const ast::LabelNot&) const { throw Failure{"a label is needed"}; }
  result_type operator()(const ast::LabelChain& chain) const {
    if (chain.op != ast::LabelOperator::conjunction) throw Failure{"labels are needed"};
    result_type all;
    for (const ast::LabelExpression& one : chain.operands)
      all.merge(boost::apply_visitor(NewLabels(), one));
    return all;
  }
};

std::set<std::string> new_labels(const std::optional<ast::LabelExpression>& labels) {
  return labels ? boost::apply_visitor(NewLabels(), *labels) : std::set<std::string>();
}

std::size_t bound_node(const Value& value) {
  if (!value.is(Kind::node)) throw Failure{"a relationship needs a node at either end"};
  return number(value.node());
}

Properties properties_from(const Value& value, const Graph& graph) {
  Properties properties;
  if (value.is(Kind::node)) return live_node(value, graph).properties;
  if (value.is(Kind::relationship)) return live_relationship(value, graph).properties;
  if (!value.is(Kind::map)) throw Failure{"a map is needed"};
  for (const auto& [key, entry] : value.map())
    properties[key] = entry.is_null() ? entry : storable(entry);
  return properties;
}

}  // namespace

Properties& Evaluator::properties_of(const Value& entity) {
  if (entity.is(Kind::node)) {
    (void)live_node(entity, graph_);
    return graph_.nodes[number(entity.node())].properties;
  }
  (void)live_relationship(entity, graph_);
  return graph_.relationships[number(entity.relationship())].properties;
}

Properties Evaluator::new_properties(const std::optional<ast::Expression>& map, const Row& row,
                                     bool null_fails) {
  Properties properties;
  if (!map) return properties;
  const Value entries = evaluate(*map, row);
  if (!entries.is(Kind::map)) throw Failure{"properties are a map"};
  for (const auto& [key, value] : entries.map()) {
    if (null_fails && value.is_null()) throw Failure{"MERGE with a null property"};
    assign(properties, key, value);
  }
  return properties;
}

std::size_t Evaluator::create_node(const ast::NodePattern& pattern, Row& row, bool null_fails) {
  if (pattern.variable) {
    const auto bound = row.find(pattern.variable->text);
    if (bound != row.end()) return bound_node(bound->second);
  }
  graph_.nodes.push_back(
      {new_labels(pattern.labels), new_properties(pattern.properties, row, null_fails), false});
  const std::size_t node = graph_.nodes.size() - 1;
  if (pattern.variable) row[pattern.variable->text] = Value(NodeId{node});
  return node;
}

std::size_t Evaluator::create_relationship(const ast::RelationshipPattern& pattern,
                                           std::size_t left, std::size_t right, Row& row,
                                           bool null_fails) {
  const std::set<std::string> types = new_labels(pattern.types);
  if (types.size() != 1 || pattern.range) throw Failure{"one type is needed"};
  const bool backward = pattern.arrow == ast::Arrow::left;
  for (const std::size_t end : {left, right}) {
    if (graph_.nodes[end].deleted) throw Failure{"an end is deleted"};
  }
  graph_.relationships.push_back({*types.begin(), backward ? right : left, backward ? left : right,
                                  new_properties(pattern.properties, row, null_fails), false});
  const std::size_t relationship = graph_.relationships.size() - 1;
  if (pattern.variable) row[pattern.variable->text] = Value(RelationshipId{relationship});
  return relationship;
}

void Evaluator::create_path(const ast::PathPattern& pattern, Row& row, bool null_fails) {
  std::size_t left = create_node(pattern.start, row, null_fails);
  PathValue path{{NodeId{left}}, {}};
  for (const ast::Hop& hop : pattern.hops) {
    const std::size_t right = create_node(hop.target, row, null_fails);
    const std::size_t relationship =
        create_relationship(hop.relationship, left, right, row, null_fails);
    path.relationships.push_back(RelationshipId{relationship});
    path.nodes.push_back(NodeId{right});
    left = right;
  }
  if (pattern.variable) row[pattern.variable->text] = Value(std::move(path));
}

Table Evaluator::create(const ast::Create& create, Table table) {
  for (Row& row : table.rows) {
    for (const ast::PathPattern& pattern : create.patterns) create_path(pattern, row, false);
  }
  for (const ast::PathPattern& pattern : create.patterns) {
    for (const std::string& name : variables_of(pattern)) {
      const auto& columns = table.columns;
      if (std::find(columns.begin(), columns.end(), name) == columns.end())
        table.columns.push_back(name);
    }
  }
  return table;
}

Table Evaluator::merge(const ast::Merge& merge, const Table& table) {
  Table out{table.columns, {}};
  for (const std::string& name : variables_of(merge.pattern)) {
    if (std::find(out.columns.begin(), out.columns.end(), name) == out.columns.end())
      out.columns.push_back(name);
  }
  for (const Row& row : table.rows) {
    // A null in the pattern fails even where something else of it could match.
    (void)new_properties(merge.pattern.start.properties, row, true);
    for (const ast::Hop& hop : merge.pattern.hops) {
      (void)new_properties(hop.relationship.properties, row, true);
      (void)new_properties(hop.target.properties, row, true);
    }
    std::vector<Row> found = solve({&merge.pattern}, row, {});
    const bool created = found.empty();
    if (created) {
      found.push_back(row);
      create_path(merge.pattern, found.back(), true);
    }
    for (const Row& one : found) {
      for (const ast::MergeAction& action : merge.actions) {
        if (action.on_create == created) set(action.items, one);
      }
    }
    std::move(found.begin(), found.end(), std::back_inserter(out.rows));
    limit_rows(out.rows.size());
  }
  return out;
}

struct SetVisitor {
  using result_type = void;
  Evaluator& self;
  const Row& row;

  void operator()(const ast::SetProperty& item) const {
    const Value target = self.evaluate(item.target, row);
    const Value value = self.evaluate(item.value, row);
    if (!target.is_null()) assign(self.properties_of(target), item.key.text, value);
  }
  void operator()(const ast::SetLabels& item) const {
    const Value& target = variable_of(row, item.variable.text);
    if (target.is_null()) return;
    (void)live_node(target, self.graph_);
    for (const ast::Name& label : item.labels)
      self.graph_.nodes[number(target.node())].labels.insert(label.text);
  }
  void operator()(const ast::SetMap& item) const {
    const Value& target = variable_of(row, item.variable.text);
    if (target.is_null()) return;
    const Properties from = properties_from(self.evaluate(item.value, row), self.graph_);
    Properties& properties = self.properties_of(target);
    if (!item.add) properties.clear();
    for (const auto& [key, value] : from) assign(properties, key, value);
  }
};

void Evaluator::set(const std::vector<ast::SetItem>& items, const Row& row) {
  for (const ast::SetItem& item : items) boost::apply_visitor(SetVisitor{*this, row}, item);
}

struct RemoveVisitor {
  using result_type = void;
  Evaluator& self;
  const Row& row;

  void operator()(const ast::RemoveProperty& item) const {
    const Value target = self.evaluate(item.target, row);
    if (!target.is_null()) self.properties_of(target).erase(item.key.text);
  }
  void operator()(const ast::SetLabels& item) const {
    const Value& target = variable_of(row, item.variable.text);
    if (target.is_null()) return;
    (void)live_node(target, self.graph_);
    for (const ast::Name& label : item.labels)
      self.graph_.nodes[number(target.node())].labels.erase(label.text);
  }
};

void Evaluator::remove(const ast::Remove& remove, const Row& row) {
  for (const ast::RemoveItem& item : remove.items)
    boost::apply_visitor(RemoveVisitor{*this, row}, item);
}

void Evaluator::delete_entities(const ast::Delete& remove, const Row& row) {
  for (const ast::Expression& expression : remove.expressions)
    delete_value(evaluate(expression, row), remove.detach);
}

void Evaluator::delete_value(const Value& value, bool detach) {
  switch (value.kind()) {
    case Kind::null: return;
    case Kind::relationship:
      graph_.relationships[number(value.relationship())].deleted = true;
      return;
    case Kind::node: {
      const std::size_t node = number(value.node());
      graph_.nodes[node].deleted = true;
      for (Relationship& one : graph_.relationships) {
        if (detach && (one.source == node || one.target == node)) one.deleted = true;
      }
      return;
    }
    case Kind::path:
      for (const RelationshipId one : value.path().relationships) delete_value(Value(one), detach);
      for (const NodeId one : value.path().nodes) delete_value(Value(one), detach);
      return;
    default: throw Failure{"this cannot be deleted"};
  }
}

void Evaluator::for_each(const ast::Foreach& foreach, const Table& table) {
  for (const Row& row : table.rows) {
    const Value list = evaluate(foreach.list, row);
    if (list.is_null()) continue;
    if (!list.is(Kind::list)) throw Failure{"FOREACH needs a list"};
    for (const Value& element : list.list()) {
      Table inner{table.columns, {row}};
      inner.rows[0][foreach.variable.text] = element;
      inner.columns.push_back(foreach.variable.text);
      (void)run(ast::SingleQuery{{}, foreach.clauses}, std::move(inner));
    }
  }
}

}  // namespace stemma::reference
