#include <fmt/format.h>

#include <algorithm>

#include "engine/execute/evaluate.hpp"
#include "engine/execute/update.hpp"

namespace stemma::engine::execute {

Merge::Merge(Context& context, OperatorPtr input, std::vector<SlotId> carry,
             const plan::Merge& step, std::unique_ptr<SubqueryRunner> match)
    : Operator(context, std::move(input)),
      carry_(std::move(carry)),
      step_(step),
      match_(std::move(match)),
      matched_(context.slot_count) {
  const bound::Pattern& pattern = step_.merge.match.pattern;
  for (const bound::PatternNode& node : pattern.nodes) {
    if (!node.bound) own_.push_back(node.slot);
  }
  for (const bound::PatternRelationship& relationship : pattern.relationships)
    own_.push_back(relationship.slot);
  for (const bound::PatternPath& path : pattern.paths) own_.push_back(path.slot);
}

void Merge::rewind() {
  Operator::rewind();
  batches_.clear();
  consumed_ = false;
}

Batch& Merge::output() {
  if (batches_.empty() || batches_.back().rows() >= batch_rows_max)
    batches_.emplace_back(context_.slot_count);
  return batches_.back();
}

/// MERGE on a null property could never match what it creates.
Result<void> Merge::check_properties(const Batch& source, std::size_t row) {
  const auto check = [&](const bound::ExpressionPtr& properties) -> Result<void> {
    if (!properties) return {};
    STEMMA_TRY(const Value map, evaluate(*properties, context_, source, row));
    if (!map.is(Kind::map)) return {};
    for (const auto& [name, value] : map.map()) {
      if (!value.is_null()) continue;
      return make_error(ErrorCode::merge_read_own_writes,
                        fmt::format("MERGE cannot look for '{}': its value is null", name),
                        properties->where, "leave the property out, or filter the row");
    }
    return {};
  };
  for (const bound::CreateNode& node : step_.merge.create.nodes) STEMMA_TRY(check(node.properties));
  for (const bound::CreateRelationship& relationship : step_.merge.create.relationships) {
    STEMMA_TRY(check(relationship.properties));
  }
  return {};
}

Result<void> Merge::merge(const Batch& source, std::size_t row) {
  STEMMA_TRY(check_properties(source, row));
  const std::uint32_t outer = static_cast<std::uint32_t>(row);
  match_->start(source, row);
  bool found = false;
  while (true) {
    STEMMA_TRY(const Flow flow, match_->next(matched_));
    if (flow == Flow::done) break;
    found = true;
    for (std::uint32_t i = 0; i < matched_.rows(); ++i) {
      Batch& out = output();
      out.append(source, {&outer, 1}, present_);
      for (const SlotId slot : own_) out.column(slot).append(matched_.column(slot), {&i, 1});
    }
    // All matches of this row are known before anything is set: pull on first.
  }
  if (found) return {};
  Batch made(context_.slot_count);
  made.append(source, {&outer, 1}, present_);
  STEMMA_TRY(create_pattern(context_, step_.merge.create, made, 0, true));
  for (const bound::PatternPath& path : step_.merge.match.pattern.paths) {
    std::vector<Value> elements;
    for (const SlotId slot : path.elements) elements.push_back(made.at(slot, 0));
    STEMMA_TRY(Value value, path_of(context_, elements));
    made.column(path.slot).set_constant(std::move(value), 1);
  }
  STEMMA_TRY(set_items(context_, step_.merge.on_create, made, 0));
  const std::uint32_t first = 0;
  Batch& out = output();
  out.append(made, {&first, 1}, present_);
  for (const SlotId slot : own_) out.column(slot).append(made.column(slot), {&first, 1});
  return {};
}

Result<void> Merge::consume() {
  consumed_ = true;
  std::deque<Batch> sources;
  while (true) {
    Batch batch(context_.slot_count);
    STEMMA_TRY(const Flow flow, input_->next(batch));
    if (flow == Flow::done) break;
    STEMMA_TRY(context_.check());
    sources.push_back(std::move(batch));
  }
  for (const Batch& source : sources) {
    present_.clear();
    for (std::size_t i = 0; i < source.slots(); ++i) {
      const SlotId slot{static_cast<std::uint32_t>(i)};
      const bool own = std::find(own_.begin(), own_.end(), slot) != own_.end();
      if (!own && source.column(slot).size() == source.rows()) present_.push_back(slot);
    }
    for (std::size_t row = 0; row < source.rows(); ++row) {
      STEMMA_TRY(context_.check());
      const std::size_t batches = batches_.size();
      const std::size_t rows = batches_.empty() ? 0 : batches_.back().rows();
      const std::uint64_t created = context_.transaction->changes().nodes_created +
                                    context_.transaction->changes().relationships_created;
      STEMMA_TRY(merge(source, row));
      const bool was_created = created != context_.transaction->changes().nodes_created +
                                              context_.transaction->changes().relationships_created;
      if (was_created || step_.merge.on_match.empty()) continue;
      for (std::size_t b = batches == 0 ? 0 : batches - 1; b < batches_.size(); ++b) {
        const std::size_t begin = b + 1 == batches ? rows : 0;
        for (std::size_t i = begin; i < batches_[b].rows(); ++i) {
          STEMMA_TRY(set_items(context_, step_.merge.on_match, batches_[b], i));
        }
      }
    }
  }
  return {};
}

Result<Flow> Merge::next(Batch& batch) {
  if (!consumed_) { STEMMA_TRY(consume()); }
  if (batches_.empty()) return Flow::done;
  batch = std::move(batches_.front());
  batches_.pop_front();
  return Flow::more;
}

}  // namespace stemma::engine::execute
