#include "engine/execute/update.hpp"

#include <fmt/format.h>

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

Result<void> Update::all_taken() {
  for (Batch& batch : batches_) {
    prepare(batch);
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      if (row % 64 == 0) STEMMA_TRY(context_.check());
      STEMMA_TRY(update(batch, row));
    }
  }
  return {};
}

namespace {

Result<ValueMap> property_map(Context& context, const bound::ExpressionPtr& expression,
                              const Batch& batch, std::size_t row) {
  if (!expression) return ValueMap();
  STEMMA_TRY(const Value value, evaluate(*expression, context, batch, row));
  if (value.is_null()) return ValueMap();
  STEMMA_TRY(const Value map, properties_of(context, value, expression->where));
  return map.map();
}

template <typename Id>
Result<void> set_all(Context& context, Id id, const ValueMap& properties, SourceRange where) {
  for (const auto& [name, value] : properties) {
    if (value.is_null()) continue;
    STEMMA_TRY(const PropertyKeyId key, context.transaction->property_key(name));
    Result<void> set = context.transaction->set_property(id, key, value);
    if (!set.ok() && !set.error().where) set.error().where = where;
    STEMMA_TRY(std::move(set));
  }
  return {};
}

Result<NodeId> end_node(const Batch& batch, SlotId slot, std::size_t row) {
  const Value value = batch.at(slot, row);
  if (value.is(Kind::node)) return value.node();
  return runtime_error(
      ErrorCode::invalid_argument_value,
      fmt::format("a relationship needs a node at each end, not {}", name_of(value.kind())), {},
      "filter out the rows where an OPTIONAL MATCH found nothing");
}

void put(Batch& batch, SlotId slot, std::size_t row, Value value) {
  Column& column = batch.column(slot);
  if (column.size() != batch.rows()) {
    column.reset(Column::Form::values);
    column.mutable_values().resize(batch.rows());
  }
  column.mutable_values()[row] = std::move(value);
}

}  // namespace

Result<void> create_pattern(Context& context, const bound::Create& create, Batch& batch,
                            std::size_t row, bool for_merge) {
  storage::Transaction& transaction = *context.transaction;
  for (const bound::CreateNode& node : create.nodes) {
    STEMMA_TRY(const ValueMap properties, property_map(context, node.properties, batch, row));
    std::vector<LabelId> labels;
    for (const std::string& name : node.labels) {
      STEMMA_TRY(const LabelId label, transaction.label(name));
      labels.push_back(label);
    }
    STEMMA_TRY(const NodeId id, transaction.create_node(labels));
    ++context.epoch;
    put(batch, node.slot, row, Value(id));
    STEMMA_TRY(
        set_all(context, id, properties, node.properties ? node.properties->where : SourceRange{}));
  }
  for (const bound::CreateRelationship& relationship : create.relationships) {
    STEMMA_TRY(const ValueMap properties,
               property_map(context, relationship.properties, batch, row));
    STEMMA_TRY(const NodeId source, end_node(batch, relationship.source, row));
    STEMMA_TRY(const NodeId target, end_node(batch, relationship.target, row));
    STEMMA_TRY(const TypeId type, transaction.type(relationship.type));
    Result<RelationshipId> made = transaction.create_relationship(type, source, target);
    if (!made && made.error().code == ErrorCode::not_found) {
      return runtime_error(ErrorCode::deleted_entity_access,
                           "a node that was deleted cannot be the end of a relationship any more",
                           {}, "create the relationship before DELETE, or to another node");
    }
    STEMMA_TRY(const RelationshipId id, std::move(made));
    ++context.epoch;
    put(batch, relationship.slot, row, Value(id));
    const SourceRange where =
        relationship.properties ? relationship.properties->where : SourceRange{};
    STEMMA_TRY(set_all(context, id, properties, where));
  }
  if (for_merge) return {};
  for (const bound::PatternPath& path : create.paths) {
    std::vector<Value> elements;
    for (const SlotId slot : path.elements) elements.push_back(batch.at(slot, row));
    STEMMA_TRY(Value value, path_of(context, elements));
    put(batch, path.slot, row, std::move(value));
  }
  return {};
}

Result<void> Create::update(Batch& batch, std::size_t row) {
  return create_pattern(context_, step_.create, batch, row, false);
}

Result<void> Set::update(Batch& batch, std::size_t row) {
  return set_items(context_, step_.set.items, batch, row);
}

Result<void> Delete::remove(const Value& value, SourceRange where) {
  storage::Transaction& writer = transaction();
  switch (value.kind()) {
    case Kind::null: return {};
    case Kind::relationship: return writer.delete_relationship(value.relationship());
    case Kind::node:
      return step_.clause.detach ? writer.detach_delete_node(value.node())
                                 : writer.delete_node(value.node());
    case Kind::path:
      for (const RelationshipId relationship : value.path().relationships) {
        STEMMA_TRY(writer.delete_relationship(relationship));
      }
      for (const NodeId node : value.path().nodes) { STEMMA_TRY(remove(Value(node), where)); }
      return {};
    default:
      return runtime_error(ErrorCode::invalid_argument_type,
                           fmt::format("DELETE takes a node, a relationship or a path, not {}",
                                       name_of(value.kind())),
                           where);
  }
}

Result<void> Delete::update(Batch& batch, std::size_t row) {
  for (const bound::ExpressionPtr& expression : step_.clause.expressions) {
    STEMMA_TRY(const Value value, evaluate(*expression, context_, batch, row));
    STEMMA_TRY(remove(value, expression->where));
    changed();
  }
  return {};
}

Result<void> Foreach::update(Batch& batch, std::size_t row) {
  STEMMA_TRY(const Value list, evaluate(*step_.list, context_, batch, row));
  if (list.is_null()) return {};
  if (!list.is(Kind::list)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("FOREACH takes a list, not {}", name_of(list.kind())),
                         step_.list->where);
  }
  Batch inner(context_.slot_count);
  for (const Value& element : list.list()) {
    Batch& outer = body_->outer();
    outer.clear();
    outer.set_rows(1);
    for (std::size_t i = 0; i < batch.slots(); ++i) {
      const SlotId slot{static_cast<std::uint32_t>(i)};
      if (batch.column(slot).size() == batch.rows())
        outer.column(slot).set_constant(batch.at(slot, row), 1);
    }
    outer.column(step_.slot).set_constant(element, 1);
    body_->start(outer, 0);
    while (true) {
      STEMMA_TRY(const Flow flow, body_->next(inner));
      if (flow == Flow::done) break;
    }
  }
  return {};
}

}  // namespace stemma::engine::execute
