#include "engine/execute/incidence.hpp"

#include "engine/functions/operators.hpp"

namespace stemma::engine::execute {

void Incidence::prepare(Context& context) {
  if (epoch_ == context.epoch) return;
  epoch_ = context.epoch;
  readers_.clear();
  view_ = &context.view;
  const storage::Catalog& catalog = context.view.catalog();
  std::vector<TypeId> types;
  if (walk_.types.empty()) {
    for (std::size_t i = 0; i < catalog.type_count(); ++i)
      types.push_back(TypeId{static_cast<std::uint32_t>(i)});
  }
  for (const std::string& name : walk_.types) {
    if (const auto type = catalog.type(name)) types.push_back(*type);
  }
  for (const TypeId type : types) {
    if (walk_.out) {
      readers_.push_back(
          {context.view.adjacency(Direction::out, type), type, Direction::out, false, {}});
    }
    if (walk_.in) {
      readers_.push_back(
          {context.view.adjacency(Direction::in, type), type, Direction::in, walk_.out, {}});
    }
  }
}

Result<storage::Neighbours> Incidence::backward(std::size_t i, NodeId node) {
  List& list = readers_[i];
  if (!list.opposite) list.opposite.emplace(view_->adjacency(opposite(list.direction), list.type));
  return list.opposite->neighbours(node);
}

Result<std::uint64_t> Incidence::count(NodeId node) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < lists(); ++i) {
    if (!skips_loops(i)) {
      STEMMA_TRY(const std::size_t degree, readers_[i].reader.degree(node));
      count += degree;
      continue;
    }
    STEMMA_TRY(const storage::Neighbours found, list(i, node));
    for (std::size_t j = 0; j < found.size(); ++j) count += found.neighbour(j) == node ? 0 : 1;
  }
  return count;
}

bool Incidence::has_type(TypeId type) const {
  for (const List& list : readers_) {
    if (list.type == type) return true;
  }
  return false;
}

void UsedRelationships::read(const Batch& batch, std::size_t row) {
  ids_.clear();
  for (const SlotId slot : slots_) {
    const Column& column = batch.column(slot);
    if (column.form() == Column::Form::relationships) {
      ids_.push_back(RelationshipId{column.ids()[row]});
      continue;
    }
    const Value value = column.at(row);
    if (value.is(Kind::relationship)) ids_.push_back(value.relationship());
    if (!value.is(Kind::list)) continue;
    for (const Value& element : value.list()) {
      if (element.is(Kind::relationship)) ids_.push_back(element.relationship());
    }
  }
}

Result<Start> start_of(const Batch& batch, SlotId slot, std::size_t row) {
  const Column& column = batch.column(slot);
  if (column.form() == Column::Form::nodes)
    return Start{StartKind::node, NodeId{column.ids()[row]}};
  const Value value = column.at(row);
  STEMMA_TRY(const Value found, is_node(value));
  return found.is_true() ? Start{StartKind::node, value.node()} : Start{};
}

}  // namespace stemma::engine::execute
