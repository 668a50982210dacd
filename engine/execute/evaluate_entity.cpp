#include <fmt/format.h>

#include "engine/execute/evaluate.hpp"
#include "engine/execute/evaluate_list.hpp"
#include "engine/functions/operators.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine::execute {

namespace {

std::uint64_t id_of(const Value& entity) {
  return entity.is(Kind::node) ? number(entity.node()) : number(entity.relationship());
}

Result<void> must_be_there(Context& context, const Value& entity, SourceRange where) {
  if (!deletions(context)) return {};
  const auto state = entity.is(Kind::node) ? context.view.state_of(entity.node())
                                           : context.view.state_of(entity.relationship());
  if (!state) return state.error();
  if (*state == storage::EntityState::present) return {};
  return runtime_error(ErrorCode::deleted_entity_access,
                       fmt::format("this {} was deleted and has no properties any more",
                                   entity.is(Kind::node) ? "node" : "relationship"),
                       where, "read what you need before DELETE");
}

}  // namespace

storage::ColumnReader* property_reader(Context& context, bool nodes, const bound::Property& node) {
  PropertySite& site = context.site(node.site, node.key);
  if (!site.key) return nullptr;
  auto& reader = nodes ? site.nodes : site.relationships;
  if (!reader) {
    reader.emplace(context.view.column(
        nodes ? storage::EntityKind::node : storage::EntityKind::relationship, *site.key));
  }
  return &*reader;
}

Result<Value> entity_property(Context& context, const Value& entity, const bound::Property& node,
                              SourceRange where) {
  STEMMA_TRY(must_be_there(context, entity, where));
  storage::ColumnReader* reader = property_reader(context, entity.is(Kind::node), node);
  if (reader == nullptr) return Value();
  return reader->value(id_of(entity));
}

Result<Value> property_of(Context& context, const Value& container, std::string_view key,
                          SourceRange where) {
  if (container.is_null()) return Value();
  if (!container.is(Kind::node) && !container.is(Kind::relationship)) return field(container, key);
  STEMMA_TRY(must_be_there(context, container, where));
  const auto id = context.view.catalog().property_key(key);
  if (!id) return Value();
  return container.is(Kind::node) ? context.view.property(container.node(), *id)
                                  : context.view.property(container.relationship(), *id);
}

Result<Value> properties_of(Context& context, const Value& container, SourceRange where) {
  if (container.is_null() || container.is(Kind::map)) return container;
  if (!container.is(Kind::node) && !container.is(Kind::relationship)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("{} has no properties", name_of(container.kind())), where,
                         "use a node, a relationship or a map");
  }
  STEMMA_TRY(must_be_there(context, container, where));
  STEMMA_TRY(const storage::Properties properties,
             container.is(Kind::node) ? context.view.properties(container.node())
                                      : context.view.properties(container.relationship()));
  ValueMap map;
  for (const auto& [key, value] : properties) {
    map.emplace_back(std::string(context.view.catalog().name(key)), value);
  }
  return Value::map(std::move(map));
}

Result<std::optional<Value>> list_of(Result<Value> list, std::string_view what) {
  STEMMA_TRY(Value value, std::move(list));
  if (value.is_null()) return std::optional<Value>();
  if (value.is(Kind::list)) return std::optional<Value>(std::move(value));
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("{} takes a list, not {}", what, name_of(value.kind())));
}

namespace {

struct LabelMatcher {
  const storage::Catalog& catalog;
  const storage::LabelSet* labels;  ///< of a node
  std::string_view type;            ///< of a relationship

  bool operator()(const ast::LabelExpression& expression) const {
    return ast::visit([&](const auto& node) { return matches(node); }, expression);
  }
  bool matches(const ast::Name& name) const {
    if (labels == nullptr) return type == name.text;
    const auto id = catalog.label(name.text);
    return id && std::binary_search(labels->begin(), labels->end(), *id);
  }
  bool matches(const ast::LabelWildcard&) const { return labels == nullptr || !labels->empty(); }
  bool matches(const ast::LabelNot& node) const { return !(*this)(node.operand); }
  bool matches(const ast::LabelChain& node) const {
    const bool all = node.op == ast::LabelOperator::conjunction;
    for (const ast::LabelExpression& operand : node.operands) {
      if ((*this)(operand) != all) return !all;
    }
    return all;
  }
};

}  // namespace

Result<Value> label_test(Context& context, const Value& entity,
                         const ast::LabelExpression& labels) {
  if (entity.is_null()) return Value();
  const storage::Catalog& catalog = context.view.catalog();
  if (entity.is(Kind::node)) {
    STEMMA_TRY(const storage::LabelSet set, context.view.labels(entity.node()));
    return Value(LabelMatcher{catalog, &set, {}}(labels));
  }
  if (entity.is(Kind::relationship)) {
    STEMMA_TRY(const storage::RelationshipRecord record,
               context.view.relationship(entity.relationship()));
    return Value(LabelMatcher{catalog, nullptr, catalog.name(record.type)}(labels));
  }
  return runtime_error(
      ErrorCode::invalid_argument_type,
      fmt::format("a label test takes a node or a relationship, not {}", name_of(entity.kind())));
}

Result<Value> path_of(Context& context, std::span<const Value> elements) {
  PathValue path;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Value& element = elements[i];
    if (element.is_null()) return Value();
    if (element.is(Kind::node)) {
      if (path.nodes.size() == path.relationships.size()) path.nodes.push_back(element.node());
    } else if (element.is(Kind::relationship)) {
      path.relationships.push_back(element.relationship());
    } else if (element.is(Kind::list)) {
      NodeId at = path.nodes.back();
      for (const Value& hop : element.list()) {
        STEMMA_TRY(const storage::RelationshipRecord record,
                   context.view.relationship(hop.relationship()));
        at = record.source == at ? record.target : record.source;
        path.relationships.push_back(hop.relationship());
        path.nodes.push_back(at);
      }
    } else {
      return runtime_error(ErrorCode::invalid_argument_type,
                           "a path is made of nodes and relationships");
    }
  }
  return Value(std::move(path));
}

}  // namespace stemma::engine::execute
