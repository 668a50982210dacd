#include "tests/fuzz/tree_printer.hpp"

namespace stemma::fuzz {
namespace {

constexpr std::string_view mode_texts[] = {"", "WALK ", "TRAIL ", "SIMPLE ", "ACYCLIC "};

std::string bounds(const ast::HopRange& range, std::string_view between) {
  std::string text;
  if (range.least) text += std::to_string(*range.least);
  text += between;
  if (range.most) text += std::to_string(*range.most);
  return text;
}

std::string quantifier(const ast::HopRange& range) {
  const bool exact = range.least && range.least == range.most;
  return "{" + (exact ? std::to_string(*range.least) : bounds(range, ",")) + "}";
}

}  // namespace

void TreePrinter::print(const ast::PathPrefix& node) {
  const std::string count = std::to_string(node.count) + " ";
  const std::string_view mode = mode_texts[static_cast<std::size_t>(node.mode)];
  switch (node.selector) {
    case ast::PathSelector::all: put("ALL "); break;
    case ast::PathSelector::any: put("ANY " + count); break;
    case ast::PathSelector::shortest:
    case ast::PathSelector::shortest_groups: put("SHORTEST " + count); break;
    case ast::PathSelector::all_shortest: put("ALL SHORTEST "); break;
    case ast::PathSelector::cheapest: put("CHEAPEST " + count); break;
    case ast::PathSelector::all_cheapest: put("ALL CHEAPEST "); break;
  }
  put(mode);
  if (node.selector == ast::PathSelector::shortest_groups) put("GROUPS ");
}

void TreePrinter::inside_groups(const ast::NodePattern& start, const std::vector<ast::Hop>& hops) {
  print(start);
  list(hops, "");
}

void TreePrinter::print(const ast::PathPattern& node) {
  if (node.variable) {
    print(*node.variable);
    put(" = ");
  }
  if (node.prefix) print(*node.prefix);
  switch (node.function) {
    case ast::PathFunction::none: return inside_groups(node.start, node.hops);
    case ast::PathFunction::shortest_path: put("shortestPath("); break;
    case ast::PathFunction::all_shortest_paths: put("allShortestPaths("); break;
  }
  inside_groups(node.start, node.hops);
  put(")");
}

void TreePrinter::print(const ast::PathGroup& node) {
  put("(");
  inside_groups(node.start, node.hops);
  optional(" WHERE ", node.filter);
  put(")");
  if (node.range) put(quantifier(*node.range));
}

void TreePrinter::print(const ast::Hop& node) {
  if (node.group.empty()) print(node.relationship);
  else print(node.group.front());
  print(node.target);
}

void TreePrinter::print(const ast::NodePattern& node) {
  put("(");
  optional("", node.variable);
  optional(":", node.labels);
  optional(" ", node.properties);
  optional(" WHERE ", node.filter);
  put(")");
}

void TreePrinter::print(const ast::RelationshipPattern& node) {
  put(node.arrow == ast::Arrow::left ? "<-[" : "-[");
  optional("", node.variable);
  optional(":", node.types);
  if (node.range && !node.range->is_quantifier) put("*" + bounds(*node.range, ".."));
  optional(" ", node.properties);
  optional(" WHERE ", node.filter);
  optional(" COST ", node.cost);
  put(node.arrow == ast::Arrow::right ? "]->" : "]-");
  if (node.range && node.range->is_quantifier) put(quantifier(*node.range));
}

void TreePrinter::label_operand(const ast::LabelExpression& node) {
  const bool chain = ast::get_if<ast::LabelChain>(node) != nullptr;
  if (chain) put("(");
  print(node);
  if (chain) put(")");
}

void TreePrinter::print(const ast::LabelExpression& node) {
  if (const auto* plain = ast::get_if<ast::Name>(node)) return print(*plain);
  if (const auto* negated = ast::get_if<ast::LabelNot>(node)) {
    put("!");
    return label_operand(negated->operand);
  }
  const auto* chain = ast::get_if<ast::LabelChain>(node);
  if (chain == nullptr) return put("%");
  const bool choice_of = chain->op == ast::LabelOperator::disjunction;
  if (choice_of) put("(");
  for (std::size_t i = 0; i < chain->operands.size(); ++i) {
    if (i != 0) put(choice_of ? "|" : "&");
    label_operand(chain->operands[i]);
  }
  if (choice_of) put(")");
}

}  // namespace stemma::fuzz
