#include <algorithm>

#include "engine/bind/expression_walk.hpp"
#include "engine/plan/match_state.hpp"
#include "parser/ast/visit.hpp"

/// Where a pattern can start: by an index, by a label, or by all nodes.
namespace stemma::engine::plan {

using namespace bound;

namespace {

/// The key of `node.key`, or nullptr.
const std::string* property_of(const Expression& expression, SlotId node) {
  const auto* property = std::get_if<Property>(&expression.node);
  if (property == nullptr) return nullptr;
  const auto* slot = std::get_if<Slot>(&property->operand->node);
  return slot != nullptr && slot->slot == node ? &property->key : nullptr;
}

BinaryOperator mirrored(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::less: return BinaryOperator::greater;
    case BinaryOperator::less_equal: return BinaryOperator::greater_equal;
    case BinaryOperator::greater: return BinaryOperator::less;
    case BinaryOperator::greater_equal: return BinaryOperator::less_equal;
    default: return op;
  }
}

}  // namespace

const Builder::Comparison* Builder::find(const std::vector<Comparison>& comparisons,
                                         PropertyKeyId key,
                                         std::initializer_list<BinaryOperator> operators) const {
  for (const Comparison& comparison : comparisons) {
    const bool asked =
        std::find(operators.begin(), operators.end(), comparison.op) != operators.end();
    if (asked && snapshot_.catalog().property_key(comparison.key) == key) return &comparison;
  }
  return nullptr;
}

double Builder::label_rows(const std::string& label) const {
  const auto id = snapshot_.catalog().label(label);
  return id ? static_cast<double>(snapshot_.node_count(*id)) : 0;
}

/// What the predicates ask of a node's properties, with a value known before the node is.
std::vector<Builder::Comparison> Builder::comparisons_of(const MatchState& state,
                                                         SlotId node) const {
  const auto usable = [&](const ExpressionPtr& value) {
    bool ready = true;
    for_each_slot(*value, [&](SlotId slot) {
      ready = ready && slot != node && (!state.own.contains(slot) || bound_.contains(slot));
    });
    return ready;
  };
  std::vector<Comparison> comparisons;
  for (const ExpressionPtr& predicate : state.predicates) {
    const auto* binary = std::get_if<Binary>(&predicate->node);
    if (binary == nullptr) continue;
    if (const std::string* key = property_of(*binary->left, node); key && usable(binary->right)) {
      comparisons.push_back({binary->op, *key, binary->right, predicate});
    } else if (const std::string* other = property_of(*binary->right, node);
               other && usable(binary->left) && binary->op <= BinaryOperator::greater_equal) {
      comparisons.push_back({mirrored(binary->op), *other, binary->left, predicate});
    }
  }
  return comparisons;
}

/// The whole key of an index by equality.
std::optional<Builder::Access> Builder::index_seek(const storage::IndexDescription& index,
                                                   const std::vector<Comparison>& comparisons,
                                                   SlotId node, double all) const {
  IndexSeek seek{node, index, {}, false};
  Access access;
  for (const PropertyKeyId key : index.properties) {
    const Comparison* equal = find(comparisons, key, {BinaryOperator::equal});
    if (equal == nullptr) return std::nullopt;
    seek.key.push_back(equal->value);
    access.answers.push_back(equal->predicate);
  }
  access.step = std::move(seek);
  access.rows = index.unique ? 0.9 : std::max(1.0, all / 1000);
  return access;
}

/// An index over one property by a list of keys, a prefix or a range.
std::optional<Builder::Access> Builder::index_part(const storage::IndexDescription& index,
                                                   const std::vector<Comparison>& comparisons,
                                                   SlotId node, double all) const {
  if (index.properties.size() != 1) return std::nullopt;
  const PropertyKeyId key = index.properties.front();
  if (const Comparison* in = find(comparisons, key, {BinaryOperator::in})) {
    return Access{
        IndexSeek{node, index, {in->value}, true}, std::max(2.0, all / 100), {in->predicate}, 0};
  }
  if (const Comparison* prefix = find(comparisons, key, {BinaryOperator::starts_with})) {
    return Access{
        IndexPrefix{node, index, prefix->value}, std::max(2.0, all / 50), {prefix->predicate}, 0};
  }
  const Comparison* lower =
      find(comparisons, key, {BinaryOperator::greater, BinaryOperator::greater_equal});
  const Comparison* upper =
      find(comparisons, key, {BinaryOperator::less, BinaryOperator::less_equal});
  if (lower == nullptr && upper == nullptr) return std::nullopt;
  IndexRange range{node, index, nullptr, nullptr, true, true};
  if (lower != nullptr) {
    range.lower = lower->value;
    range.lower_inclusive = lower->op == BinaryOperator::greater_equal;
  }
  if (upper != nullptr) {
    range.upper = upper->value;
    range.upper_inclusive = upper->op == BinaryOperator::less_equal;
  }
  // The predicates stay: the index knows values of one type only, and cheap tests settle the rest.
  return Access{std::move(range), std::max(3.0, all / 4), {}, 0};
}

bool Builder::is_stated(const storage::IndexDescription& index) const {
  return std::any_of(index.properties.begin(), index.properties.end(), [&](PropertyKeyId key) {
    return storage::is_stated(snapshot_.catalog(), index.kind, key);
  });
}

std::optional<Builder::Access> Builder::index_access(const MatchState& state, SlotId node,
                                                     const std::string& label) const {
  const storage::Catalog& catalog = snapshot_.catalog();
  const auto label_id = catalog.label(label);
  if (!label_id || !options_.use_indexes) return std::nullopt;
  const std::vector<Comparison> comparisons = comparisons_of(state, node);
  const double all = label_rows(label);
  std::optional<Access> best;
  for (const storage::IndexDescription& index : catalog.indexes()) {
    if (index.kind != storage::EntityKind::node || index.label_or_type != number(*label_id))
      continue;
    if (!options_.use_stated_indexes && is_stated(index)) continue;
    std::optional<Access> access = index_seek(index, comparisons, node, all);
    if (!access) access = index_part(index, comparisons, node, all);
    if (access && (!best || access->rows < best->rows)) best = std::move(access);
  }
  return best;
}

Builder::Access Builder::node_access(const MatchState& state, SlotId node) const {
  Access best{
      NodeScan{node, ""}, std::max<double>(1, static_cast<double>(snapshot_.node_count())), {}, 0};
  for (const ExpressionPtr& predicate : state.predicates) {
    const auto* test = std::get_if<LabelTest>(&predicate->node);
    if (test == nullptr) continue;
    const auto* slot = std::get_if<Slot>(&test->operand->node);
    const auto* name = ast::get_if<ast::Name>(test->labels);
    if (slot == nullptr || slot->slot != node || name == nullptr) continue;
    const double rows = label_rows(name->text);
    const bool unlabelled = std::get<NodeScan>(best.step).label.empty();
    if (unlabelled || rows < best.rows) best = {NodeScan{node, name->text}, rows, {predicate}, 0};
  }
  std::optional<Access> indexed;
  for (const ExpressionPtr& predicate : state.predicates) {
    const auto* test = std::get_if<LabelTest>(&predicate->node);
    const auto* slot = test != nullptr ? std::get_if<Slot>(&test->operand->node) : nullptr;
    const auto* name = test != nullptr ? ast::get_if<ast::Name>(test->labels) : nullptr;
    if (slot == nullptr || slot->slot != node || name == nullptr) continue;
    std::optional<Access> access = index_access(state, node, name->text);
    if (!access || (indexed && access->rows >= indexed->rows)) continue;
    access->answers.push_back(predicate);
    indexed = std::move(access);
  }
  if (indexed && (indexed->rows <= best.rows || !options_.use_statistics))
    best = std::move(*indexed);
  best.left = best.rows;
  for (const Comparison& one : comparisons_of(state, node)) {
    if (std::find(best.answers.begin(), best.answers.end(), one.predicate) == best.answers.end())
      best.left *= one.op == BinaryOperator::equal ? 0.1 : 0.3;
  }
  return best;
}

}  // namespace stemma::engine::plan
