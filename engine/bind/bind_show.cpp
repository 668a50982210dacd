#include "engine/bind/bind_show.hpp"

#include "parser/ast/visit.hpp"

namespace stemma::engine {
namespace {

ast::ProjectionItem column(const std::string& name, SourceRange where) {
  ast::ProjectionItem item;
  item.where = item.text = where;
  item.expression = ast::Variable{{where}, name};
  item.alias = ast::Name{{where}, name};
  return item;
}

std::vector<ast::ProjectionItem> all_columns(const Procedure& procedure, SourceRange where) {
  std::vector<ast::ProjectionItem> items;
  for (const ProcedureColumn& output : procedure.outputs)
    items.push_back(column(output.name, where));
  return items;
}

/// What WITH makes of YIELD, in the order that was written.
ast::Projection yielded(const ast::Show& show, const Procedure& procedure) {
  if (!show.yields) {
    ast::Projection all;
    all.where = show.where;
    all.items = all_columns(procedure, show.where);
    return all;
  }
  ast::Projection projection = *show.yields;
  if (!projection.star) return projection;
  projection.star = false;
  std::vector<ast::ProjectionItem> items = all_columns(procedure, projection.where);
  items.insert(items.end(), projection.items.begin(), projection.items.end());
  projection.items = std::move(items);
  return projection;
}

/// RETURN of the same columns: `*` would sort them by name.
ast::Return returned(const ast::Projection& projection, SourceRange where) {
  ast::Return all;
  all.where = all.projection.where = where;
  for (const ast::ProjectionItem& item : projection.items) {
    const auto* variable = ast::get_if<ast::Variable>(item.expression);
    if (item.alias) all.projection.items.push_back(column(item.alias->text, where));
    else if (variable != nullptr) all.projection.items.push_back(column(variable->name, where));
  }
  return all;
}

}  // namespace

std::string_view procedure_of(ast::ShowKind kind) {
  switch (kind) {
    case ast::ShowKind::indexes: return "db.indexes";
    case ast::ShowKind::constraints: return "db.constraints";
    case ast::ShowKind::labels: return "db.labels";
    case ast::ShowKind::types: return "db.relationshipTypes";
    case ast::ShowKind::property_keys: return "db.propertyKeys";
    case ast::ShowKind::procedures: return "db.procedures";
    case ast::ShowKind::functions: return "db.functions";
  }
  return "";
}

ast::Query query_of(const ast::Show& show, const Procedure& procedure) {
  ast::Call call;
  call.where = show.where;
  call.procedure = {{show.where}, procedure.name};
  call.has_arguments = true;
  for (const ProcedureColumn& output : procedure.outputs) {
    ast::YieldItem item;
    item.where = show.where;
    item.column = {{show.where}, output.name};
    call.yields.push_back(std::move(item));
  }
  ast::With with;
  with.where = show.where;
  with.projection = yielded(show, procedure);
  with.filter = show.filter;
  ast::Return last = show.returns ? *show.returns : returned(with.projection, show.where);
  ast::Query query;
  query.where = query.first.where = show.where;
  query.first.clauses.emplace_back(std::move(call));
  query.first.clauses.emplace_back(std::move(with));
  query.first.clauses.emplace_back(std::move(last));
  return query;
}

}  // namespace stemma::engine
