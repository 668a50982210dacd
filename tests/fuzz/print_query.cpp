#include "tests/fuzz/tree_printer.hpp"

namespace stemma::fuzz {

void TreePrinter::print(const ast::Statement& node) {
  if (node.mode == ast::Mode::explain) put("EXPLAIN ");
  if (node.mode == ast::Mode::profile) put("PROFILE ");
  if (node.lens) print(*node.lens);
  choice(node.command);
}

void TreePrinter::print(const ast::Lens& node) {
  const auto part = [this](std::string_view words, const std::optional<ast::Expression>& value) {
    optional(words, value);
    if (value) put(" ");
  };
  part("AS OF ", node.as_of);
  part("KNOWN AT ", node.known_at);
  if (node.judgements) put("WITH JUDGEMENTS ");
  part("EXCEPT ", node.except);
  part("AS IF SAME ", node.same);
}

void TreePrinter::print(const ast::SingleQuery& node) {
  for (std::size_t i = 0; i < node.clauses.size(); ++i) {
    if (i != 0) put(" ");
    choice(node.clauses[i]);
  }
}

void TreePrinter::print(const ast::Query& node) {
  print(static_cast<const ast::UnionQuery&>(node));
  for (const ast::UnionQuery& next : node.nexts) {
    put(" NEXT ");
    print(next);
  }
}

void TreePrinter::print(const ast::UnionQuery& node) {
  print(node.first);
  for (const ast::UnionPart& part : node.unions) {
    put(part.all ? " UNION ALL " : " UNION ");
    print(part.query);
  }
}

void TreePrinter::print(const ast::Match& node) {
  put(node.optional ? "OPTIONAL MATCH " : "MATCH ");
  if (node.repeatable) put("REPEATABLE ELEMENTS ");
  list(node.patterns);
  optional(" WHERE ", node.filter);
}

void TreePrinter::print(const ast::Unwind& node) {
  put("UNWIND ");
  print(node.list);
  put(" AS ");
  print(node.variable);
}

void TreePrinter::print(const ast::LoadCsv& node) {
  put(node.headers ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ");
  print(node.source);
  put(" AS ");
  print(node.variable);
  optional(" FIELDTERMINATOR ", node.terminator);
}

void TreePrinter::print(const ast::Filter& node) {
  put("FILTER ");
  print(node.predicate);
}

void TreePrinter::print(const ast::LetItem& node) {
  print(node.variable);
  put(" = ");
  print(node.value);
}

void TreePrinter::print(const ast::Let& node) {
  put("LET ");
  list(node.items);
}

void TreePrinter::print(const ast::ProjectionItem& node) {
  print(node.expression);
  optional(" AS ", node.alias);
}

void TreePrinter::print(const ast::SortItem& node) {
  print(node.expression);
  if (node.descending) put(" DESC");
}

void TreePrinter::print(const ast::Projection& node) {
  if (node.distinct) put("DISTINCT ");
  if (node.star) put(node.items.empty() ? "*" : "*, ");
  list(node.items);
  if (!node.order_by.empty()) put(" ORDER BY ");
  list(node.order_by);
  optional(" SKIP ", node.skip);
  optional(" LIMIT ", node.limit);
}

void TreePrinter::print(const ast::With& node) {
  put("WITH ");
  print(node.projection);
  optional(" WHERE ", node.filter);
}

void TreePrinter::print(const ast::Return& node) {
  put("RETURN ");
  print(node.projection);
}

void TreePrinter::print(const ast::Create& node) {
  put("CREATE ");
  list(node.patterns);
}

void TreePrinter::print(const ast::Merge& node) {
  put("MERGE ");
  print(node.pattern);
  for (const ast::MergeAction& action : node.actions) {
    put(action.on_create ? " ON CREATE SET " : " ON MATCH SET ");
    list(action.items);
  }
}

void TreePrinter::print(const ast::Set& node) {
  put("SET ");
  list(node.items);
}

void TreePrinter::print(const ast::SetProperty& node) {
  operand(node.target);
  put(".");
  print(node.key);
  put(" = ");
  print(node.value);
}

void TreePrinter::print(const ast::SetLabels& node) {
  print(node.variable);
  put(":");
  list(node.labels, ":");
}

void TreePrinter::print(const ast::SetMap& node) {
  print(node.variable);
  put(node.add ? " += " : " = ");
  print(node.value);
}

void TreePrinter::print(const ast::Remove& node) {
  put("REMOVE ");
  list(node.items);
}

void TreePrinter::print(const ast::RemoveProperty& node) {
  operand(node.target);
  put(".");
  print(node.key);
}

void TreePrinter::print(const ast::Delete& node) {
  put(node.detach ? "DETACH DELETE " : "DELETE ");
  list(node.expressions);
}

void TreePrinter::print(const ast::YieldItem& node) {
  print(node.column);
  optional(" AS ", node.alias);
}

void TreePrinter::print(const ast::Call& node) {
  put("CALL ");
  dotted(node.procedure.text);
  if (node.has_arguments) {
    put("(");
    list(node.arguments);
    put(")");
  }
  if (node.yield_all) put(" YIELD *");
  if (!node.yields.empty()) put(" YIELD ");
  list(node.yields);
  optional(" WHERE ", node.filter);
}

void TreePrinter::print(const ast::Changes& node) {
  put("CHANGES BETWEEN ");
  print(node.from);
  put(" AND ");
  print(node.to);
  if (node.yield_all) put(" YIELD *");
  if (!node.yields.empty()) put(" YIELD ");
  list(node.yields);
  optional(" WHERE ", node.filter);
}

void TreePrinter::print(const ast::Foreach& node) {
  put("FOREACH (");
  print(node.variable);
  put(" IN ");
  print(node.list);
  put(" |");
  for (const ast::Clause& clause : node.clauses) {
    put(" ");
    choice(clause);
  }
  put(")");
}

void TreePrinter::print(const ast::CallSubquery& node) {
  put("CALL ");
  if (node.imports) {
    put("(");
    list(*node.imports);
    put(") ");
  }
  subquery(node.query);
}

}  // namespace stemma::fuzz
