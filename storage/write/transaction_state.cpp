#include "storage/write/transaction_state.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/bytes/stored_value.hpp"
#include "storage/indexes/index_scan.hpp"

namespace stemma::storage {
namespace {

constexpr std::size_t name_bytes_max = 64u << 10;

Error gone(std::string_view what, std::uint64_t id, bool deleted) {
  if (deleted) {
    return runtime_error(ErrorCode::deleted_entity_access,
                         fmt::format("{} {} was deleted in this transaction", what, id));
  }
  return make_error(ErrorCode::not_found, fmt::format("there is no {} {}", what, id));
}

/// "a MAP", or "a LIST with a MAP in it".
std::string name_of_unstorable(const Value& value) {
  if (!value.is(Kind::list)) return fmt::format("a {}", name_of(value.kind()));
  const auto bad = std::find_if(value.list().begin(), value.list().end(), [](const Value& element) {
    return element.is_null() || element.is(Kind::list) || !is_storable(element);
  });
  return fmt::format("a LIST with a {} in it", name_of(bad->kind()));
}

}  // namespace

Result<void> check_storable(const Value& value) {
  if (!is_storable(value)) {
    return runtime_error(
        ErrorCode::invalid_property_type,
        fmt::format("a property cannot hold {}", name_of_unstorable(value)), {},
        "it can hold booleans, numbers, strings, temporal values, and lists of these without null");
  }
  if (value.heap_bytes() > property_bytes_max) {
    return runtime_error(ErrorCode::invalid_property_type,
                         fmt::format("a property value of {} bytes is longer than {}",
                                     value.heap_bytes(), property_bytes_max));
  }
  return {};
}

TransactionState::TransactionState(StoreCore& store, WriterLock::Hold hold,
                                   std::shared_ptr<const State> base)
    : store_(store),
      hold_(std::move(hold)),
      base_(std::move(base)),
      view_state_(std::make_shared<const SnapshotState>(base_, store.rocks(), shared_pending_)),
      view_(view_state_) {
  pending_.counters = *base_->counters;
}

Result<void> TransactionState::open() const {
  if (open_) return {};
  return make_error(ErrorCode::invalid_usage, "the transaction has ended");
}

CatalogState& TransactionState::edit_catalog() {
  if (pending_.catalog == nullptr) {
    pending_.catalog = std::make_shared<CatalogState>(*base_->catalog);
  }
  return *pending_.catalog;
}

Result<std::uint32_t> TransactionState::name(Dictionary dictionary, std::string_view name) {
  STEMMA_TRY(open());
  const CatalogState& catalog = view_state_->catalog();
  std::optional<std::uint32_t> known;
  if (dictionary == Dictionary::label) {
    if (const auto id = catalog.label(name)) known = number(*id);
  } else if (dictionary == Dictionary::type) {
    if (const auto id = catalog.type(name)) known = number(*id);
  } else if (const auto id = catalog.property_key(name)) {
    known = number(*id);
  }
  if (known) return *known;
  if (name.empty() || name.size() > name_bytes_max) {
    return make_error(ErrorCode::invalid_usage,
                      fmt::format("a name has 1 to {} bytes, not {}", name_bytes_max, name.size()));
  }
  const std::uint32_t id = edit_catalog().add_name(dictionary, name);
  if (dictionary == Dictionary::type) pending_.counters.types.resize(id + 1);
  return id;
}

std::uint32_t TransactionState::label_set(LabelSet labels) {
  if (const auto known = view_state_->catalog().find_label_set(labels)) return *known;
  const std::uint32_t set = edit_catalog().add_label_set(std::move(labels));
  pending_.counters.label_sets.resize(set + 1);
  return set;
}

std::uint64_t TransactionState::take_node_id(std::uint32_t set) {
  Counters& counters = pending_.counters;
  Counter& counter = counters.label_sets[set];
  ++counter.live;
  ++counter.born;
  std::uint64_t* next = &counter.next;
  std::uint64_t* end = &counter.end;
  if (counter.next == counter.end && counter.born <= Counters::own_block_from) {
    next = &counters.mixed_next;
    end = &counters.mixed_end;
  }
  if (*next == *end) {
    *next = counters.next_node_block++ << column_block_bits;
    *end = *next + column_block_rows;
  }
  return (*next)++;
}

std::uint64_t TransactionState::take_relationship_id(TypeId type) {
  Counters& counters = pending_.counters;
  Counter& counter = counters.types[number(type)];
  ++counter.live;
  ++counter.born;
  if (counter.next == counter.end) {
    const std::uint64_t block = counters.next_relationship_block++;
    pending_.relationship_blocks.emplace(block, type);
    counter.next = block << column_block_bits;
    counter.end = counter.next + column_block_rows;
  }
  return counter.next++;
}

Result<std::uint32_t> TransactionState::existing_node(NodeId node) const {
  STEMMA_TRY(const auto set, label_set_of(*view_state_, node));
  if (set) return *set;
  return gone("node", number(node), pending_.deleted_nodes.contains(number(node)));
}

Result<TypeId> TransactionState::existing_relationship(std::uint64_t relationship) const {
  STEMMA_TRY(const Value source, read_cell(*view_state_, source_table, relationship));
  const auto type = view_state_->type_of_block(relationship >> column_block_bits);
  if (!source.is_null() && type) return *type;
  return gone("relationship", relationship, pending_.deleted_relationships.contains(relationship));
}

Result<NodeId> TransactionState::create_node(std::span<const LabelId> labels) {
  STEMMA_TRY(open());
  LabelSet sorted(labels.begin(), labels.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  changes_.labels_added += sorted.size();
  ++changes_.nodes_created;
  const std::uint32_t set = label_set(std::move(sorted));
  const std::uint64_t id = take_node_id(set);
  pending_.set(labels_table, id, Value(static_cast<std::int64_t>(set)));
  return NodeId{id};
}

Result<RelationshipId> TransactionState::create_relationship(TypeId type, NodeId source,
                                                             NodeId target) {
  STEMMA_TRY(open());
  for (const NodeId end : {source, target}) {
    STEMMA_TRY(const EntityState state, view_.state_of(end));
    if (state != EntityState::present) {
      return make_error(ErrorCode::not_found,
                        fmt::format("node {} does not exist, so no relationship can have it as "
                                    "its end",
                                    number(end)));
    }
  }
  if (number(type) >= view_state_->catalog().type_count()) {
    return make_error(ErrorCode::invalid_usage, "the relationship type is not of this store");
  }
  const std::uint64_t id = take_relationship_id(type);
  pending_.add_relationship(type, source, target, RelationshipId{id});
  ++changes_.relationships_created;
  return RelationshipId{id};
}

Result<void> TransactionState::set_property(EntityKind kind, std::uint64_t id, PropertyKeyId key,
                                            const Value& value) {
  STEMMA_TRY(open());
  STEMMA_TRY(check_storable(value));
  std::uint32_t label_set_or_type = 0;
  if (kind == EntityKind::node) {
    STEMMA_TRY(label_set_or_type, existing_node(NodeId{id}));
  } else {
    STEMMA_TRY(const TypeId type, existing_relationship(id));
    label_set_or_type = number(type);
  }
  const TableKey table = property_table(kind, key);
  if (value.is_null()) {
    STEMMA_TRY(const Value old, read_cell(*view_state_, table, id));
    if (old.is_null()) return {};
  }
  const CatalogState& catalog = view_state_->catalog();
  std::vector<IndexMove> moves;
  for (const IndexDescription& index : catalog.indexes()) {
    const auto at = std::find(index.properties.begin(), index.properties.end(), key);
    if (index.kind != kind || at == index.properties.end()) continue;
    const bool covered = kind == EntityKind::node
                             ? catalog.set_has(label_set_or_type, LabelId{index.label_or_type})
                             : index.label_or_type == label_set_or_type;
    if (!covered) continue;
    IndexMove move{&index, {}, {}};
    STEMMA_TRY(move.before, indexed_values(*view_state_, index, id));
    STEMMA_TRY(move.after, indexed_values_with(*view_state_, index, id, key, value));
    moves.push_back(std::move(move));
  }
  STEMMA_TRY(move_entries(id, moves));
  pending_.set(table, id, value);
  ++changes_.properties_set;
  return {};
}

Result<void> TransactionState::change_label(NodeId node, LabelId label, bool add) {
  STEMMA_TRY(open());
  STEMMA_TRY(const std::uint32_t old_set, existing_node(node));
  if (view_state_->catalog().set_has(old_set, label) == add) return {};
  LabelSet labels = view_state_->catalog().label_set(old_set);
  if (add) {
    labels.insert(std::lower_bound(labels.begin(), labels.end(), label), label);
  } else {
    labels.erase(std::lower_bound(labels.begin(), labels.end(), label));
  }
  const std::uint32_t set = label_set(std::move(labels));
  std::vector<IndexMove> moves;
  for (const IndexDescription& index : view_state_->catalog().indexes()) {
    if (index.kind != EntityKind::node || LabelId{index.label_or_type} != label) continue;
    IndexMove move{&index, {}, {}};
    STEMMA_TRY((add ? move.after : move.before), indexed_values(*view_state_, index, number(node)));
    moves.push_back(std::move(move));
  }
  STEMMA_TRY(move_entries(number(node), moves));
  --pending_.counters.label_sets[old_set].live;
  ++pending_.counters.label_sets[set].live;
  pending_.set(labels_table, number(node), Value(static_cast<std::int64_t>(set)));
  ++(add ? changes_.labels_added : changes_.labels_removed);
  return {};
}

void TransactionState::rollback() {
  open_ = false;
  hold_.release();
}

}  // namespace stemma::storage
