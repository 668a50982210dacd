#include <fmt/format.h>

#include "core/format.hpp"
#include "engine/plan/describe.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine::plan {

using namespace bound;

namespace {

std::string_view symbol(BinaryOperator op) {
  constexpr std::string_view symbols[] = {
      "=",  "<>", "<", "<=", ">", ">=", "STARTS WITH", "ENDS WITH", "CONTAINS",
      "=~", "IN", "+", "-",  "*", "/",  "%",           "^"};
  return symbols[static_cast<std::size_t>(op)];
}

std::string labels_text(const ast::LabelExpression& labels) {
  return ast::visit(
      [](const auto& node) -> std::string {
        using Node = std::remove_cvref_t<decltype(node)>;
        if constexpr (std::is_same_v<Node, ast::Name>) return node.text;
        if constexpr (std::is_same_v<Node, ast::LabelWildcard>) return "%";
        if constexpr (std::is_same_v<Node, ast::LabelNot>) return "!" + labels_text(node.operand);
        if constexpr (std::is_same_v<Node, ast::LabelChain>) {
          std::string text;
          for (const auto& operand : node.operands) {
            const bool all = node.op == ast::LabelOperator::conjunction;
            text += (text.empty() ? "" : all ? "&" : "|") + labels_text(operand);
          }
          return "(" + text + ")";
        }
        return "";
      },
      labels);
}

struct Text {
  const Statement& statement;

  std::string of(const ExpressionPtr& e) const { return e ? describe(*e, statement) : ""; }
  std::string list(const std::vector<ExpressionPtr>& items, std::string_view between) const {
    std::string text;
    for (const ExpressionPtr& item : items)
      text += (text.empty() ? "" : std::string(between)) + of(item);
    return text;
  }

  std::string operator()(const Constant& e) const { return to_literal(e.value); }
  std::string operator()(const ParameterReference& e) const { return "$" + e.name; }
  std::string operator()(const Slot& e) const {
    const std::string& name = statement.slot_names[static_cast<std::size_t>(e.slot)];
    return name.empty() ? fmt::format("_{}", static_cast<std::uint32_t>(e.slot)) : name;
  }
  std::string operator()(const Local& e) const {
    return fmt::format("@{}", static_cast<std::uint32_t>(e.local));
  }
  std::string operator()(const Property& e) const { return of(e.operand) + "." + e.key; }
  std::string operator()(const Binary& e) const {
    return fmt::format("{} {} {}", of(e.left), symbol(e.op), of(e.right));
  }
  std::string operator()(const Links& e) const {
    std::string text = of(e.first);
    for (const auto& [op, operand] : e.links)
      text += fmt::format(" {} {}", symbol(op), of(operand));
    return text;
  }
  std::string operator()(const Logic& e) const {
    const std::string_view between = e.op == LogicOperator::logical_and  ? " AND "
                                     : e.op == LogicOperator::logical_or ? " OR "
                                                                         : " XOR ";
    return "(" + list(e.operands, between) + ")";
  }
  std::string operator()(const Unary& e) const {
    switch (e.op) {
      case UnaryOperator::logical_not: return "NOT " + of(e.operand);
      case UnaryOperator::minus: return "-" + of(e.operand);
      case UnaryOperator::plus: return "+" + of(e.operand);
      case UnaryOperator::is_null: return of(e.operand) + " IS NULL";
      case UnaryOperator::is_node: return of(e.operand) + " IS NODE";
      case UnaryOperator::is_not_null: break;
    }
    return of(e.operand) + " IS NOT NULL";
  }
  std::string operator()(const bound::LabelTest& e) const {
    return of(e.operand) + ":" + labels_text(e.labels);
  }
  std::string operator()(const bound::Call& e) const {
    return fmt::format("{}({})", e.function->name, list(e.arguments, ", "));
  }
  std::string operator()(const bound::Aggregate& e) const {
    return fmt::format("{}({})", e.function ? e.function->name : "count",
                       e.function ? list(e.arguments, ", ") : "*");
  }
  std::string operator()(const List& e) const { return "[" + list(e.elements, ", ") + "]"; }
  std::string operator()(const Map& e) const {
    std::string text;
    for (const auto& [key, value] : e.entries)
      text += (text.empty() ? "" : ", ") + key + ": " + of(value);
    return "{" + text + "}";
  }
  std::string operator()(const AllProperties& e) const { return of(e.operand) + "{.*}"; }
  std::string operator()(const MergedMap& e) const { return "{" + list(e.maps, ", ") + "}"; }
  std::string operator()(const Subscript& e) const {
    return of(e.container) + "[" + of(e.index) + "]";
  }
  std::string operator()(const bound::Slice& e) const {
    return of(e.list) + "[" + of(e.from) + ".." + of(e.to) + "]";
  }
  std::string operator()(const bound::Case&) const { return "CASE ... END"; }
  std::string operator()(const Comprehension& e) const { return "[... IN " + of(e.list) + "]"; }
  std::string operator()(const Quantified& e) const {
    constexpr std::string_view names[] = {"all", "any", "none", "single"};
    return fmt::format("{}(... IN {} WHERE {})", names[static_cast<std::size_t>(e.quantifier)],
                       of(e.list), of(e.filter));
  }
  std::string operator()(const Reduction& e) const {
    if (e.predicate == nullptr) return "reduce(... IN " + of(e.list) + " | " + of(e.step) + ")";
    return fmt::format("allReduce(... IN {} | {}, {})", of(e.list), of(e.step), of(e.predicate));
  }
  std::string operator()(const bound::Subquery& e) const {
    constexpr std::string_view names[] = {"EXISTS", "COUNT", "COLLECT"};
    return fmt::format("{} {{ }}", names[static_cast<std::size_t>(e.kind)]);
  }
  std::string operator()(const PathOf&) const { return "path"; }
};

}  // namespace

std::string describe(const Expression& expression, const Statement& statement) {
  return std::visit(Text{statement}, expression.node);
}

}  // namespace stemma::engine::plan
