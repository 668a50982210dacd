#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/ast/query.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::fuzz {

/// Writes a syntax tree as a text that must read back as the same tree: every name in back-ticks,
/// every operator in parentheses, so that two trees have one text only if they are the same but for
/// places. Whoever adds to the tree adds an overload here.
class TreePrinter {
 public:
  [[nodiscard]] std::string take() { return std::move(text_); }

  void print(const ast::Statement& node);

  void print(const ast::Query& node);
  void print(const ast::UnionQuery& node);
  void print(const ast::SingleQuery& node);
  void print(const ast::CreateIndex& node);
  void print(const ast::CreateConstraint& node);
  void print(const ast::SchemaProperty& node);
  void print(const ast::DropIndex& node);
  void print(const ast::DropConstraint& node);
  void print(const ast::Show& node);

  void print(const ast::Match& node);
  void print(const ast::Unwind& node);
  void print(const ast::LoadCsv& node);
  void print(const ast::With& node);
  void print(const ast::Filter& node);
  void print(const ast::LetItem& node);
  void print(const ast::Let& node);
  void print(const ast::Return& node);
  void print(const ast::Projection& node);
  void print(const ast::ProjectionItem& node);
  void print(const ast::SortItem& node);
  void print(const ast::Create& node);
  void print(const ast::Merge& node);
  void print(const ast::Set& node);
  void print(const ast::SetProperty& node);
  void print(const ast::SetLabels& node);
  void print(const ast::SetMap& node);
  void print(const ast::Remove& node);
  void print(const ast::RemoveProperty& node);
  void print(const ast::Delete& node);
  void print(const ast::Call& node);
  void print(const ast::Changes& node);
  void print(const ast::Lens& node);
  void print(const ast::YieldItem& node);
  void print(const ast::Foreach& node);
  void print(const ast::CallSubquery& node);

  void print(const ast::PathPattern& node);
  void print(const ast::PathPrefix& node);
  void print(const ast::PathGroup& node);
  void print(const ast::Hop& node);
  void print(const ast::NodePattern& node);
  void print(const ast::RelationshipPattern& node);
  void print(const ast::LabelExpression& node);

  void print(const ast::Expression& node);
  void print(const ast::Name& node) { name(node.text); }
  void print(const ast::Literal& node);
  void print(const ast::Parameter& node);
  void print(const ast::Variable& node) { name(node.name); }
  void print(const ast::CountStar&) { put("count(*)"); }
  void print(const ast::ListLiteral& node);
  void print(const ast::MapLiteral& node);
  void print(const ast::MapEntry& node);
  void print(const ast::Postfix& node);
  void print(const ast::PropertyLookup& node);
  void print(const ast::Subscript& node);
  void print(const ast::Slice& node);
  void print(const ast::LabelTest& node);
  void print(const ast::Chain& node);
  void print(const ast::Prefixed& node);
  void print(const ast::FunctionCall& node);
  void print(const ast::Case& node);
  void print(const ast::ListComprehension& node);
  void print(const ast::PatternComprehension& node);
  void print(const ast::Quantifier& node);
  void print(const ast::Reduce& node);
  void print(const ast::PatternExpression& node) { print(node.pattern); }
  void print(const ast::Subquery& node);
  void print(const ast::MapProjection& node);
  void print(const ast::MapProjectionAll&) { put(".*"); }

 private:
  void put(std::string_view text) { text_ += text; }
  void name(std::string_view text);
  /// `a.b.c`, each part a name.
  void dotted(std::string_view text);
  /// What a look-up, an index or a sign applies to.
  void operand(const ast::Expression& node);
  void label_operand(const ast::LabelExpression& node);
  void inside_groups(const ast::NodePattern& start, const std::vector<ast::Hop>& hops);
  void subquery(const ast::Query& query);
  void schema_target(bool relationship, const ast::Name& variable, const ast::Name& label);

  template <typename Variant>
  void choice(const Variant& node) {
    ast::visit([this](const auto& chosen) { print(chosen); }, node);
  }
  void print(const ast::SetItem& node) { choice(node); }
  void print(const ast::RemoveItem& node) { choice(node); }
  void print(const ast::MapProjectionItem& node) { choice(node); }

  template <typename Node>
  void optional(std::string_view before, const std::optional<Node>& node) {
    if (!node) return;
    put(before);
    print(*node);
  }
  template <typename Node>
  void list(const std::vector<Node>& nodes, std::string_view between = ", ") {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (i != 0) put(between);
      print(nodes[i]);
    }
  }

  std::string text_;
};

/// The text of a statement.
[[nodiscard]] inline std::string print(const ast::Statement& statement) {
  TreePrinter printer;
  printer.print(statement);
  return printer.take();
}

}  // namespace stemma::fuzz
