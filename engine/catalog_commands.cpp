#include "engine/catalog_commands.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/cursor_state.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine {

namespace {

const storage::IndexDescription* find_index(const storage::Snapshot& view, std::string_view name) {
  const auto& indexes = view.catalog().indexes();
  const auto found = std::find_if(indexes.begin(), indexes.end(),
                                  [&](const auto& index) { return index.name == name; });
  return found == indexes.end() ? nullptr : &*found;
}

std::string default_name(std::string_view kind, const ast::Name& label,
                         const std::vector<ast::Name>& properties) {
  std::string name = fmt::format("{}_{}", kind, label.text);
  for (const ast::Name& property : properties) name += "_" + property.text;
  return name;
}

Result<void> add_index(storage::Transaction& transaction, storage::IndexDescription description,
                       const ast::Name& label, const std::vector<ast::Name>& properties,
                       bool if_not_exists, SourceRange where) {
  if (description.kind == storage::EntityKind::node) {
    STEMMA_TRY(const LabelId id, transaction.label(label.text));
    description.label_or_type = number(id);
  } else {
    STEMMA_TRY(const TypeId id, transaction.type(label.text));
    description.label_or_type = number(id);
  }
  for (const ast::Name& property : properties) {
    STEMMA_TRY(const PropertyKeyId key, transaction.property_key(property.text));
    description.properties.push_back(key);
  }
  Result<IndexId> added = transaction.create_index(std::move(description));
  if (added.ok()) return {};
  if (if_not_exists && added.error().code == ErrorCode::already_exists) return {};
  added.error().where = where;
  return std::move(added.error());
}

Result<void> drop(storage::Transaction& transaction, const ast::Name& name, bool if_exists,
                  bool constraint) {
  const storage::IndexDescription* index = find_index(transaction.view(), name.text);
  if (index != nullptr && index->unique == constraint) return transaction.drop_index(name.text);
  if (if_exists) return {};
  return runtime_error(
      ErrorCode::not_found,
      fmt::format("no {} is named '{}'", constraint ? "constraint" : "index", name.text),
      name.where, constraint ? "SHOW CONSTRAINTS lists them" : "SHOW INDEXES lists them");
}

}  // namespace

Result<void> change_catalog(const ast::Command& command, storage::Transaction& transaction) {
  if (const auto* create = ast::get_if<ast::CreateIndex>(command)) {
    storage::IndexDescription index;
    index.name = create->name ? create->name->text
                              : default_name("index", create->label, create->properties);
    index.kind =
        create->on_relationship ? storage::EntityKind::relationship : storage::EntityKind::node;
    return add_index(transaction, std::move(index), create->label, create->properties,
                     create->if_not_exists, create->where);
  }
  if (const auto* create = ast::get_if<ast::CreateConstraint>(command)) {
    storage::IndexDescription index;
    index.name = create->name ? create->name->text
                              : default_name("constraint", create->label, create->properties);
    index.unique = true;
    return add_index(transaction, std::move(index), create->label, create->properties,
                     create->if_not_exists, create->where);
  }
  if (const auto* index = ast::get_if<ast::DropIndex>(command)) {
    return drop(transaction, index->name, index->if_exists, false);
  }
  const auto& constraint = *ast::get_if<ast::DropConstraint>(command);
  return drop(transaction, constraint.name, constraint.if_exists, true);
}

Result<Cursor> show(const ast::Command& command, const storage::Snapshot& view) {
  const bool constraints = ast::get_if<ast::Show>(command)->show == ast::ShowKind::constraints;
  const storage::Catalog& catalog = view.catalog();
  std::vector<std::vector<Value>> rows;
  for (const storage::IndexDescription& index : catalog.indexes()) {
    if (constraints && !index.unique) continue;
    const bool node = index.kind == storage::EntityKind::node;
    ValueList properties;
    for (const PropertyKeyId key : index.properties) properties.emplace_back(catalog.name(key));
    const std::string_view label = node ? catalog.name(LabelId{index.label_or_type})
                                        : catalog.name(TypeId{index.label_or_type});
    rows.push_back({Value(index.name), Value(index.unique ? "UNIQUENESS" : "RANGE"),
                    Value(node ? "NODE" : "RELATIONSHIP"), Value(ValueList{Value(label)}),
                    Value(std::move(properties))});
  }
  return Cursor(std::make_unique<CursorState>(
      std::vector<std::string>{"name", "type", "entityType", "labelsOrTypes", "properties"}, view,
      std::move(rows)));
}

}  // namespace stemma::engine
