#include <algorithm>

#include "tests/reference/evaluator.hpp"
#include "tests/reference/functions.hpp"

namespace stemma::reference {
namespace {

std::int64_t place_of(const Value& value) {
  if (!value.is(Kind::integer)) throw Failure{"a place in a list is an integer"};
  return value.integer();
}

Value element_at(const Value& container, const Value& index, const Graph& graph) {
  if (container.is_null() || index.is_null()) return {};
  if (!container.is(Kind::list)) {
    if (!index.is(Kind::string)) throw Failure{"a key is a string"};
    return property_of(container, std::string(index.string()), graph);
  }
  const auto size = static_cast<std::int64_t>(container.list().size());
  const std::int64_t place = place_of(index) < 0 ? size + place_of(index) : place_of(index);
  if (place < 0 || place >= size) return {};
  return container.list()[static_cast<std::size_t>(place)];
}

Value part_of(const Value& container, const Value& from, const Value& to) {
  if (container.is_null() || from.is_null() || to.is_null()) return {};
  if (!container.is(Kind::list)) throw Failure{"a slice needs a list"};
  const auto size = static_cast<std::int64_t>(container.list().size());
  const auto place = [&](const Value& value) {
    const std::int64_t at = place_of(value);
    return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
  };
  const auto begin = container.list().begin();
  if (place(from) >= place(to)) return Value(ValueList{});
  return Value(ValueList(begin + place(from), begin + place(to)));
}

Truth negated(Truth truth, const Faults& faults) {
  if (!truth) return faults.null_is_false ? Truth(true) : Truth();
  return !*truth;
}

Truth both(Truth a, Truth b) {
  if (a == Truth(false) || b == Truth(false)) return false;
  return a && b ? Truth(true) : Truth();
}

Truth either(Truth a, Truth b) {
  if (a == Truth(true) || b == Truth(true)) return true;
  return a && b ? Truth(false) : Truth();
}

Value text_test(ast::Operator op, const Value& a, const Value& b) {
  if (!a.is(Kind::string) || !b.is(Kind::string)) return {};
  const std::string_view text = a.string();
  const std::string_view part = b.string();
  if (op == ast::Operator::starts_with) return Value(text.starts_with(part));
  if (op == ast::Operator::ends_with) return Value(text.ends_with(part));
  return Value(text.find(part) != std::string_view::npos);
}

Row with_variable(const Row& row, const std::string& name, const Value& value) {
  Row inner = row;
  inner[name] = value;
  return inner;
}

/// Null as nothing; a failure where it is no list.
const ValueList* list_or_null(const Value& value) {
  if (value.is_null()) return nullptr;
  if (!value.is(Kind::list)) throw Failure{"a list is needed"};
  return &value.list();
}

Truth compared(ast::Operator op, const Value& a, const Value& b, const Faults& faults) {
  switch (op) {
    case ast::Operator::equal: return equal(a, b, faults);
    case ast::Operator::not_equal: return negated(equal(a, b, faults), faults);
    case ast::Operator::less: return less(a, b, false, faults);
    case ast::Operator::less_equal: return less(a, b, true, faults);
    case ast::Operator::greater: return less(b, a, false, faults);
    default: return less(b, a, true, faults);
  }
}

bool is_comparison(ast::Operator op) {
  return op >= ast::Operator::equal && op <= ast::Operator::greater_equal;
}

Value applied(ast::Operator op, const Value& a, const Value& b, const Faults& faults) {
  using ast::Operator;
  switch (op) {
    case Operator::logical_or: return to_value(either(to_truth(a), to_truth(b)));
    case Operator::logical_and: return to_value(both(to_truth(a), to_truth(b)));
    case Operator::logical_xor: {
      const Truth x = to_truth(a);
      const Truth y = to_truth(b);
      return x && y ? Value(*x != *y) : Value();
    }
    case Operator::starts_with:
    case Operator::ends_with:
    case Operator::contains: return text_test(op, a, b);
    case Operator::in: return to_value(in_list(a, b, faults));
    case Operator::is_null: return Value(a.is_null());
    case Operator::is_not_null: return Value(!a.is_null());
    case Operator::add: return add(a, b);
    case Operator::subtract: return calculate(Arithmetic::subtract, a, b);
    case Operator::multiply: return calculate(Arithmetic::multiply, a, b);
    case Operator::divide: return calculate(Arithmetic::divide, a, b);
    case Operator::modulo: return calculate(Arithmetic::modulo, a, b);
    case Operator::power: return calculate(Arithmetic::power, a, b);
    default: throw Unsupported{"this operator"};
  }
}

}  // namespace

struct PostfixVisitor {
  using result_type = Value;
  Evaluator& self;
  const Row& row;
  const Value& operand;

  Value operator()(const ast::PropertyLookup& lookup) const {
    return property_of(operand, lookup.key.text, self.graph_);
  }
  Value operator()(const ast::Subscript& subscript) const {
    return element_at(operand, self.evaluate(subscript.index, row), self.graph_);
  }
  Value operator()(const ast::Slice& slice) const {
    const Value from = slice.from ? self.evaluate(*slice.from, row) : Value(0);
    const Value to = slice.to ? self.evaluate(*slice.to, row) : Value(1'000'000);
    return part_of(operand, from, to);
  }
  Value operator()(const ast::LabelTest& test) const {
    if (operand.is_null()) return {};
    if (operand.is(Kind::relationship))
      return Value(self.has_labels(test.labels, {live_relationship(operand, self.graph_).type}));
    return Value(self.has_labels(test.labels, live_node(operand, self.graph_).labels));
  }
};

/// Lays the entries of one part of a map projection over those before.
struct MapProjectionVisitor {
  using result_type = void;
  Evaluator& self;
  const Row& row;
  const Value& subject;
  std::map<std::string, Value>& entries;

  void operator()(const ast::MapProjectionAll&) const {
    for (const auto& [key, value] : self.properties_of(subject)) entries[key] = value;
  }
  void operator()(const ast::PropertyLookup& lookup) const {
    const Properties& properties = self.properties_of(subject);
    const auto found = properties.find(lookup.key.text);
    entries[lookup.key.text] = found == properties.end() ? Value() : found->second;
  }
  void operator()(const ast::Variable& variable) const {
    entries[variable.name] = row.at(variable.name);
  }
  void operator()(const ast::MapEntry& entry) const {
    entries[entry.key.text] = self.evaluate(entry.value, row);
  }
};

struct ExpressionVisitor {
  using result_type = Value;
  Evaluator& self;
  const Row& row;

  Value operator()(const ast::Literal& literal) const { return literal.value; }
  Value operator()(const ast::Parameter& parameter) const {
    const auto value = self.parameters_.find(parameter.name);
    if (value == self.parameters_.end()) throw Failure{"missing parameter"};
    return value->second;
  }
  Value operator()(const ast::Variable& variable) const {
    const auto value = row.find(variable.name);
    if (value == row.end()) throw Failure{"no variable " + variable.name};
    return value->second;
  }
  Value operator()(const ast::CountStar&) const {
    if (self.group_ == nullptr) throw Failure{"count(*) outside a projection"};
    return Value(static_cast<std::int64_t>(self.group_->size()));
  }
  Value operator()(const ast::ListLiteral& list) const {
    ValueList values;
    for (const ast::Expression& element : list.elements)
      values.push_back(self.evaluate(element, row));
    return Value(std::move(values));
  }
  Value operator()(const ast::MapLiteral& map) const {
    ValueMap values;
    for (const ast::MapEntry& entry : map.entries)
      values.emplace_back(entry.key.text, self.evaluate(entry.value, row));
    return Value::map(std::move(values));
  }
  Value operator()(const ast::Postfix& postfix) const {
    Value value = self.evaluate(postfix.operand, row);
    for (const ast::PostfixOperation& operation : postfix.operations)
      value = boost::apply_visitor(PostfixVisitor{self, row, value}, operation);
    return value;
  }
  Value operator()(const ast::Chain& chain) const { return self.evaluate_chain(chain, row); }
  Value operator()(const ast::Prefixed& prefixed) const {
    Value value = self.evaluate(prefixed.operand, row);
    for (auto op = prefixed.operators.rbegin(); op != prefixed.operators.rend(); ++op) {
      if (*op == ast::PrefixOperator::logical_not)
        value = to_value(negated(to_truth(value), self.faults_));
      else if (*op == ast::PrefixOperator::minus) value = negate(value);
    }
    return value;
  }
  Value operator()(const ast::FunctionCall& call) const { return self.call(call, row); }
  Value operator()(const ast::Case& one) const {
    for (const ast::CaseAlternative& branch : one.alternatives) {
      const Value when = self.evaluate(branch.when, row);
      const Truth fits = one.subject ? equal(self.evaluate(*one.subject, row), when, self.faults_)
                                     : to_truth(when);
      if (fits == Truth(true)) return self.evaluate(branch.then, row);
    }
    return one.otherwise ? self.evaluate(*one.otherwise, row) : Value();
  }
  Value operator()(const ast::ListComprehension& one) const {
    const Value list = self.evaluate(one.list, row);
    if (list_or_null(list) == nullptr) return {};
    ValueList out;
    for (const Value& element : list.list()) {
      const Row inner = with_variable(row, one.variable.text, element);
      if (one.filter && to_truth(self.evaluate(*one.filter, inner)) != Truth(true)) continue;
      out.push_back(one.projection ? self.evaluate(*one.projection, inner) : element);
    }
    return Value(std::move(out));
  }
  Value operator()(const ast::PatternComprehension& one) const {
    ValueList out;
    for (const Row& found : self.solve({&one.pattern}, row, one.filter))
      out.push_back(self.evaluate(one.projection, found));
    return Value(std::move(out));
  }
  Value operator()(const ast::Quantifier& one) const { return self.quantify(one, row); }
  Value operator()(const ast::Reduce& one) const {
    Value accumulator = self.evaluate(one.initial, row);
    const Value list = self.evaluate(one.list, row);
    if (list_or_null(list) == nullptr) return {};
    bool never_false = true;
    bool always_true = true;
    for (const Value& element : list.list()) {
      Row inner = with_variable(row, one.variable.text, element);
      inner[one.accumulator.text] = accumulator;
      accumulator = self.evaluate(one.step, inner);
      if (!one.predicate || !never_false) continue;
      inner[one.accumulator.text] = accumulator;
      const Value holds = self.evaluate(*one.predicate, inner);
      always_true = always_true && holds.is_true();
      never_false = never_false && (holds.is_true() || holds.is_null());
    }
    if (!one.predicate) return accumulator;
    return always_true ? Value(true) : never_false ? Value() : Value(false);
  }
  Value operator()(const ast::PatternExpression& one) const {
    return Value(!self.solve({&one.pattern}, row, {}).empty());
  }
  Value operator()(const ast::Subquery& one) const { return self.subquery(one, row); }
  Value operator()(const ast::MapProjection& one) const {
    const Value subject = row.at(one.variable.text);
    if (subject.is_null()) return {};
    std::map<std::string, Value> entries;
    for (const ast::MapProjectionItem& item : one.items)
      boost::apply_visitor(MapProjectionVisitor{self, row, subject, entries}, item);
    return Value::map(ValueMap(entries.begin(), entries.end()));
  }
};

Value Evaluator::evaluate(const ast::Expression& expression, const Row& row) {
  return boost::apply_visitor(ExpressionVisitor{*this, row}, expression);
}

Value Evaluator::evaluate_chain(const ast::Chain& chain, const Row& row) {
  if (!is_comparison(chain.links.front().op)) {
    Value value = evaluate(chain.first, row);
    for (const ast::ChainLink& link : chain.links)
      value =
          applied(link.op, value, link.operand ? evaluate(*link.operand, row) : Value(), faults_);
    return value;
  }
  Truth all = true;
  Value left = evaluate(chain.first, row);
  for (const ast::ChainLink& link : chain.links) {
    Value right = evaluate(*link.operand, row);
    all = both(all, compared(link.op, left, right, faults_));
    left = std::move(right);
  }
  return to_value(all);
}

Value Evaluator::quantify(const ast::Quantifier& quantifier, const Row& row) {
  const Value list = evaluate(quantifier.list, row);
  if (list_or_null(list) == nullptr) return {};
  std::size_t yes = 0;
  std::size_t unknown = 0;
  for (const Value& element : list.list()) {
    const Row inner = with_variable(row, quantifier.variable.text, element);
    const Truth fits =
        quantifier.filter ? to_truth(evaluate(*quantifier.filter, inner)) : to_truth(element);
    yes += fits == Truth(true) ? 1 : 0;
    unknown += !fits ? 1 : 0;
  }
  const std::size_t no = list.list().size() - yes - unknown;
  switch (quantifier.quantifier) {
    case ast::QuantifierKind::all:
      return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    case ast::QuantifierKind::any:
      return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
    case ast::QuantifierKind::none:
      return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    default:
      if (yes > 1) return Value(false);
      return unknown > 0 ? Value() : Value(yes == 1);
  }
}

Value Evaluator::subquery(const ast::Subquery& subquery, const Row& row) {
  Table input;
  for (const auto& [name, value] : row) input.columns.push_back(name);
  input.rows.push_back(row);
  const auto* const outer_group = group_;
  group_ = nullptr;
  const Table table = run(subquery.query, input);
  group_ = outer_group;
  switch (subquery.subquery) {
    case ast::SubqueryKind::exists: return Value(!table.rows.empty());
    case ast::SubqueryKind::count: return Value(static_cast<std::int64_t>(table.rows.size()));
    default: break;
  }
  if (table.columns.size() != 1) throw Failure{"COLLECT needs one column"};
  ValueList list;
  for (const Row& inner : table.rows) list.push_back(inner.at(table.columns[0]));
  return Value(std::move(list));
}

Value Evaluator::call(const ast::FunctionCall& call, const Row& row) {
  const std::string name = lower_case(call.name.text);
  if (is_aggregate(name)) return aggregate(call, name);
  std::vector<Value> arguments;
  for (const ast::Expression& argument : call.arguments)
    arguments.push_back(evaluate(argument, row));
  return call_function(name, arguments, graph_);
}

}  // namespace stemma::reference
