#include "engine/catalog_commands.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "parser/ast/visit.hpp"

namespace stemma::engine {

namespace {

using storage::IndexDescription;

const IndexDescription* find_index(const storage::Snapshot& view, std::string_view name) {
  for (const auto* list : {&view.catalog().indexes(), &view.catalog().existence_constraints()}) {
    for (const IndexDescription& index : *list) {
      if (index.name == name) return &index;
    }
  }
  return nullptr;
}

/// What CREATE INDEX and CREATE CONSTRAINT share.
template <typename Create>
std::string name_of_new(std::string_view kind, const Create& create) {
  if (create.name) return create.name->text;
  std::string name = fmt::format("{}_{}", kind, create.label.text);
  for (const ast::SchemaProperty& each : create.properties) name += "_" + each.property.text;
  return name;
}

/// `REQUIRE m.id` where the pattern says `(n:Label)` is a slip of the pen.
template <typename Create>
Result<void> check_properties(const Create& create) {
  for (auto each = create.properties.begin(); each != create.properties.end(); ++each) {
    if (each->variable.text != create.variable.text) {
      return make_error(ErrorCode::undefined_variable,
                        fmt::format("no variable is named '{}'", each->variable.text),
                        each->variable.where,
                        fmt::format("the pattern names it '{}'", create.variable.text));
    }
    const bool twice = std::any_of(create.properties.begin(), each, [&](const auto& other) {
      return other.property.text == each->property.text;
    });
    if (twice) {
      return make_error(ErrorCode::column_name_conflict,
                        fmt::format("'{}' is named twice", each->property.text),
                        each->property.where);
    }
  }
  return {};
}

template <typename Create>
Result<void> add_index(const Create& create, IndexDescription description,
                       storage::Transaction& transaction) {
  STEMMA_TRY(check_properties(create));
  if (create.on_relationship) {
    description.kind = storage::EntityKind::relationship;
    STEMMA_TRY(const TypeId id, transaction.type(create.label.text));
    description.label_or_type = number(id);
  } else {
    STEMMA_TRY(const LabelId id, transaction.label(create.label.text));
    description.label_or_type = number(id);
  }
  for (const ast::SchemaProperty& each : create.properties) {
    STEMMA_TRY(const PropertyKeyId key, transaction.property_key(each.property.text));
    description.properties.push_back(key);
  }
  Result<IndexId> added = transaction.create_index(std::move(description));
  if (added.ok()) return {};
  if (create.if_not_exists && added.error().code == ErrorCode::already_exists) return {};
  added.error().where = create.where;
  return std::move(added.error());
}

Result<void> add_constraint(const ast::CreateConstraint& create,
                            storage::Transaction& transaction) {
  if (create.on_relationship ? create.says_node : create.says_relationship) {
    return make_error(ErrorCode::unexpected_syntax,
                      fmt::format("the pattern is of a {}, the key of a {}",
                                  create.on_relationship ? "relationship" : "node",
                                  create.on_relationship ? "node" : "relationship"),
                      create.where, "write IS KEY");
  }
  const bool exists = create.constraint == ast::ConstraintKind::exists;
  if (exists && create.properties.size() > 1) {
    return make_error(ErrorCode::unsupported, "IS NOT NULL is said of one property",
                      create.properties[1].where, "make a constraint for each");
  }
  IndexDescription description;
  description.name = name_of_new("constraint", create);
  description.unique = !exists;
  description.required = create.constraint != ast::ConstraintKind::unique;
  return add_index(create, std::move(description), transaction);
}

Result<void> drop(storage::Transaction& transaction, const ast::Name& name, bool if_exists,
                  bool constraint) {
  const IndexDescription* index = find_index(transaction.view(), name.text);
  if (index != nullptr && index->is_constraint() == constraint)
    return transaction.drop_index(name.text);
  if (if_exists) return {};
  if (index != nullptr) {
    return runtime_error(
        ErrorCode::not_found,
        constraint ? fmt::format("'{}' is an index, not a constraint", name.text)
                   : fmt::format("'{0}' is the index of the constraint '{0}'", name.text),
        name.where,
        fmt::format("write DROP {} {}", constraint ? "INDEX" : "CONSTRAINT", name.text));
  }
  return runtime_error(
      ErrorCode::not_found,
      fmt::format("no {} is named '{}'", constraint ? "constraint" : "index", name.text),
      name.where, constraint ? "SHOW CONSTRAINTS lists them" : "SHOW INDEXES lists them");
}

}  // namespace

Result<void> change_catalog(const ast::Command& command, storage::Transaction& transaction) {
  if (const auto* create = ast::get_if<ast::CreateIndex>(command)) {
    IndexDescription index;
    index.name = name_of_new("index", *create);
    return add_index(*create, std::move(index), transaction);
  }
  if (const auto* create = ast::get_if<ast::CreateConstraint>(command))
    return add_constraint(*create, transaction);
  if (const auto* index = ast::get_if<ast::DropIndex>(command))
    return drop(transaction, index->name, index->if_exists, false);
  const auto& constraint = *ast::get_if<ast::DropConstraint>(command);
  return drop(transaction, constraint.name, constraint.if_exists, true);
}

}  // namespace stemma::engine
