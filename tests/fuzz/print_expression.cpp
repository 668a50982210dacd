#include <fmt/format.h>

#include "tests/fuzz/tree_printer.hpp"

namespace stemma::fuzz {
namespace {

constexpr std::string_view operator_texts[] = {
    " OR ",     " XOR ",        " AND ",         " = ",         " <> ",       " < ",  " <= ",
    " > ",      " >= ",         " STARTS WITH ", " ENDS WITH ", " CONTAINS ", " =~ ", " IN ",
    " IS NULL", " IS NOT NULL", " + ",           " - ",         " * ",        " / ",  " % ",
    " ^ "};

constexpr std::string_view quantifier_texts[] = {"all", "any", "none", "single"};
constexpr std::string_view prefix_texts[] = {"NOT ", "+ ", "- "};
constexpr std::string_view subquery_texts[] = {"EXISTS", "COUNT", "COLLECT"};

template <typename Choice, std::size_t n>
std::string_view text_of(Choice choice, const std::string_view (&texts)[n]) {
  return texts[static_cast<std::size_t>(choice)];
}

std::string number_text(double value) {
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string quoted(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    if (c == '\0') text += "\\u0000";
    else text += c;
  }
  return text + "'";
}

}  // namespace

void TreePrinter::name(std::string_view text) {
  put("`");
  for (const char c : text) put(c == '`' ? "``" : std::string_view(&c, 1));
  put("`");
}

void TreePrinter::dotted(std::string_view text) {
  while (true) {
    const std::size_t dot = text.find('.');
    name(text.substr(0, dot));
    if (dot == std::string_view::npos) return;
    put(".");
    text.remove_prefix(dot + 1);
  }
}

void TreePrinter::print(const ast::Expression& node) { choice(node); }

void TreePrinter::operand(const ast::Expression& node) {
  const auto* literal = ast::get_if<ast::Literal>(node);
  const bool number = literal != nullptr && literal->value.is_number();
  const bool open = number || ast::get_if<ast::Postfix>(node) != nullptr ||
                    ast::get_if<ast::PatternExpression>(node) != nullptr;
  if (open) put("(");
  print(node);
  if (open) put(")");
}

void TreePrinter::print(const ast::Literal& node) {
  const Value& value = node.value;
  switch (value.kind()) {
    case Kind::boolean: return put(value.boolean() ? "true" : "false");
    case Kind::integer: return put(std::to_string(value.integer()));
    case Kind::floating: return put(number_text(value.floating()));
    case Kind::string: return put(quoted(value.string()));
    default: return put("null");
  }
}

void TreePrinter::print(const ast::Parameter& node) {
  put("$");
  name(node.name);
}

void TreePrinter::print(const ast::ListLiteral& node) {
  put("[");
  // `[(a)-->(b)` would begin a pattern comprehension.
  const bool pattern =
      !node.elements.empty() && ast::get_if<ast::PatternExpression>(node.elements[0]) != nullptr;
  for (std::size_t i = 0; i < node.elements.size(); ++i) {
    if (i != 0) put(", ");
    if (i == 0 && pattern) operand(node.elements[i]);
    else print(node.elements[i]);
  }
  put("]");
}

void TreePrinter::print(const ast::MapEntry& node) {
  print(node.key);
  put(": ");
  print(node.value);
}

void TreePrinter::print(const ast::MapLiteral& node) {
  put("{");
  list(node.entries);
  put("}");
}

void TreePrinter::print(const ast::PropertyLookup& node) {
  put(".");
  print(node.key);
}

void TreePrinter::print(const ast::Subscript& node) {
  put("[");
  print(node.index);
  put("]");
}

void TreePrinter::print(const ast::Slice& node) {
  put("[");
  optional("", node.from);
  put("..");
  optional("", node.to);
  put("]");
}

void TreePrinter::print(const ast::LabelTest& node) {
  put(":");
  print(node.labels);
}

void TreePrinter::print(const ast::Postfix& node) {
  operand(node.operand);
  for (const ast::PostfixOperation& operation : node.operations) choice(operation);
}

void TreePrinter::print(const ast::Chain& node) {
  put("(");
  print(node.first);
  for (const ast::ChainLink& link : node.links) {
    put(text_of(link.op, operator_texts));
    optional("", link.operand);
  }
  put(")");
}

void TreePrinter::print(const ast::Prefixed& node) {
  put("(");
  for (const ast::PrefixOperator op : node.operators) put(text_of(op, prefix_texts));
  operand(node.operand);
  put(")");
}

void TreePrinter::print(const ast::FunctionCall& node) {
  dotted(node.name.text);
  put(node.distinct ? "(DISTINCT " : "(");
  list(node.arguments);
  put(")");
}

void TreePrinter::print(const ast::Case& node) {
  put("CASE");
  optional(" ", node.subject);
  for (const ast::CaseAlternative& alternative : node.alternatives) {
    put(" WHEN ");
    print(alternative.when);
    put(" THEN ");
    print(alternative.then);
  }
  optional(" ELSE ", node.otherwise);
  put(" END");
}

void TreePrinter::print(const ast::ListComprehension& node) {
  put("[");
  print(node.variable);
  put(" IN ");
  print(node.list);
  optional(" WHERE ", node.filter);
  optional(" | ", node.projection);
  put("]");
}

void TreePrinter::print(const ast::PatternComprehension& node) {
  put("[");
  print(node.pattern);
  optional(" WHERE ", node.filter);
  put(" | ");
  print(node.projection);
  put("]");
}

void TreePrinter::print(const ast::Quantifier& node) {
  put(text_of(node.quantifier, quantifier_texts));
  put("(");
  print(node.variable);
  put(" IN ");
  print(node.list);
  optional(" WHERE ", node.filter);
  put(")");
}

void TreePrinter::print(const ast::Reduce& node) {
  put(node.predicate ? "allReduce(" : "reduce(");
  print(node.accumulator);
  put(" = ");
  print(node.initial);
  put(", ");
  print(node.variable);
  put(" IN ");
  print(node.list);
  put(" | ");
  print(node.step);
  optional(", ", node.predicate);
  put(")");
}

void TreePrinter::subquery(const ast::Query& query) {
  put("{ ");
  print(query);
  put(" }");
}

void TreePrinter::print(const ast::Subquery& node) {
  put(text_of(node.subquery, subquery_texts));
  put(" ");
  subquery(node.query);
}

void TreePrinter::print(const ast::MapProjection& node) {
  print(node.variable);
  put(" {");
  list(node.items);
  put("}");
}

}  // namespace stemma::fuzz
