#include "tests/fuzz/tree_printer.hpp"

namespace stemma::fuzz {
namespace {

constexpr std::string_view show_texts[] = {"INDEXES",       "CONSTRAINTS", "LABELS",   "TYPES",
                                           "PROPERTY KEYS", "PROCEDURES",  "FUNCTIONS"};
constexpr std::string_view constraint_texts[] = {"UNIQUE", "NOT NULL", "KEY"};

}  // namespace

void TreePrinter::print(const ast::SchemaProperty& node) {
  print(node.variable);
  put(".");
  print(node.property);
}

void TreePrinter::schema_target(bool relationship, const ast::Name& variable,
                                const ast::Name& label) {
  put(relationship ? " FOR ()-[" : " FOR (");
  print(variable);
  put(":");
  print(label);
  put(relationship ? "]-() " : ") ");
}

void TreePrinter::print(const ast::CreateIndex& node) {
  put("CREATE INDEX ");
  optional("", node.name);
  if (node.if_not_exists) put(" IF NOT EXISTS");
  schema_target(node.on_relationship, node.variable, node.label);
  put("ON (");
  list(node.properties);
  put(")");
}

void TreePrinter::print(const ast::CreateConstraint& node) {
  put("CREATE CONSTRAINT ");
  optional("", node.name);
  if (node.if_not_exists) put(" IF NOT EXISTS");
  schema_target(node.on_relationship, node.variable, node.label);
  put("REQUIRE (");
  list(node.properties);
  put(") IS ");
  if (node.says_node) put("NODE ");
  if (node.says_relationship) put("RELATIONSHIP ");
  put(constraint_texts[static_cast<std::size_t>(node.constraint)]);
}

void TreePrinter::print(const ast::DropIndex& node) {
  put("DROP INDEX ");
  print(node.name);
  if (node.if_exists) put(" IF EXISTS");
}

void TreePrinter::print(const ast::DropConstraint& node) {
  put("DROP CONSTRAINT ");
  print(node.name);
  if (node.if_exists) put(" IF EXISTS");
}

void TreePrinter::print(const ast::Show& node) {
  put("SHOW ");
  put(show_texts[static_cast<std::size_t>(node.show)]);
  optional(" YIELD ", node.yields);
  optional(" WHERE ", node.filter);
  optional(" ", node.returns);
}

}  // namespace stemma::fuzz
