#include <fmt/format.h>

#include "engine/execute/evaluate.hpp"
#include "engine/execute/update.hpp"

namespace stemma::engine::execute {

namespace {

Result<void> set_value(Context& context, const Value& target, std::string_view name,
                       const Value& value) {
  STEMMA_TRY(const PropertyKeyId key, context.transaction->property_key(name));
  return target.is(Kind::node)
             ? context.transaction->set_property(target.node(), key, value)
             : context.transaction->set_property(target.relationship(), key, value);
}

struct SetOne {
  Context& context;
  const Batch& batch;
  std::size_t row;

  /// The entity an item speaks of, or null, for which the item does nothing.
  Result<Value> target(const bound::ExpressionPtr& expression) const {
    STEMMA_TRY(Value value, evaluate(*expression, context, batch, row));
    if (value.is_null() || value.is(Kind::node) || value.is(Kind::relationship)) return value;
    return runtime_error(
        ErrorCode::invalid_argument_type,
        fmt::format("SET takes a node or a relationship, not {}", name_of(value.kind())),
        expression->where);
  }

  Result<void> operator()(const bound::SetProperty& item) const {
    STEMMA_TRY(const Value entity, target(item.target));
    if (entity.is_null()) return {};
    Value value;
    if (item.value) { STEMMA_TRY(value, evaluate(*item.value, context, batch, row)); }
    Result<void> set = set_value(context, entity, item.key, value);
    if (!set.ok() && !set.error().where)
      set.error().where = item.value ? item.value->where : item.target->where;
    return set;
  }

  Result<void> operator()(const bound::SetLabels& item) const {
    STEMMA_TRY(const Value entity, target(item.target));
    if (!entity.is(Kind::node)) return {};
    for (const std::string& name : item.labels) {
      STEMMA_TRY(const LabelId label, context.transaction->label(name));
      STEMMA_TRY(item.remove ? context.transaction->remove_label(entity.node(), label)
                             : context.transaction->add_label(entity.node(), label));
    }
    return {};
  }

  Result<void> operator()(const bound::SetMap& item) const {
    STEMMA_TRY(const Value entity, target(item.target));
    if (entity.is_null()) return {};
    STEMMA_TRY(const Value value, evaluate(*item.value, context, batch, row));
    STEMMA_TRY(const Value map, properties_of(context, value, item.value->where));
    if (map.is_null() && item.add) return {};
    if (!item.add) {
      STEMMA_TRY(const Value old, properties_of(context, entity, item.target->where));
      for (const auto& [name, present] : old.map()) {
        if (map.is_null() || map.find(name) == nullptr)
          STEMMA_TRY(set_value(context, entity, name, Value()));
      }
    }
    if (map.is_null()) return {};
    for (const auto& [name, new_value] : map.map()) {
      STEMMA_TRY(set_value(context, entity, name, new_value));
    }
    return {};
  }
};

}  // namespace

Result<void> set_items(Context& context, const std::vector<bound::SetItem>& items,
                       const Batch& batch, std::size_t row) {
  for (const bound::SetItem& item : items) {
    STEMMA_TRY(std::visit(SetOne{context, batch, row}, item));
    ++context.epoch;
  }
  return {};
}

}  // namespace stemma::engine::execute
