#include "engine/execute/sort.hpp"

#include <algorithm>
#include <numeric>

#include "core/order.hpp"
#include "engine/execute/evaluate.hpp"
#include "engine/execute/simple_operators.hpp"

namespace stemma::engine::execute {

void Sort::rewind() {
  Operator::rewind();
  kept_.clear();
  rows_.clear();
  keys_.clear();
  order_.clear();
  emitted_ = 0;
  consumed_ = false;
}

Result<void> Sort::take(const Batch& batch) {
  std::vector<std::uint32_t> all(batch.rows());
  std::iota(all.begin(), all.end(), 0u);
  keys_.resize(step_.keys.size());
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    Column key;
    STEMMA_TRY(evaluate(*step_.keys[i].expression, context_, batch, key));
    keys_[i].append(key, all);
  }
  rows_.append(batch, all, carry_);
  std::size_t bytes = batch.rows() * (keys_.size() + carry_.size()) * sizeof(Value);
  for (const SlotId slot : carry_) {
    const Column& column = batch.column(slot);
    for (std::size_t row = 0; !column.has_ids() && row < batch.rows(); ++row)
      bytes += column.ref(row).heap_bytes();
  }
  return kept_.add(bytes, "ORDER BY");
}

/// Sorts all rows, or just finds the first `keep`.
void Sort::sort(std::size_t keep) {
  order_.resize(rows_.rows());
  std::iota(order_.begin(), order_.end(), 0u);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::weak_ordering ordered = order(keys_[i].at(a), keys_[i].at(b));
      if (ordered != 0) return step_.keys[i].descending ? ordered > 0 : ordered < 0;
    }
    return a < b;
  };
  if (keep < order_.size()) {
    std::partial_sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(keep),
                      order_.end(), before);
    order_.resize(keep);
  } else {
    std::sort(order_.begin(), order_.end(), before);
  }
}

Result<void> Sort::consume() {
  consumed_ = true;
  std::size_t keep = static_cast<std::size_t>(-1);
  if (step_.limit) {
    STEMMA_TRY(const std::uint64_t limit, row_count(context_, *step_.limit, "LIMIT"));
    std::uint64_t skip = 0;
    if (step_.skip) { STEMMA_TRY(skip, row_count(context_, *step_.skip, "SKIP")); }
    if (limit < keep - skip) keep = limit + skip;
  }
  Batch batch(context_.slot_count);
  while (true) {
    batch.clear();
    STEMMA_TRY(const Flow flow, input_->next(batch));
    if (flow == Flow::done) break;
    STEMMA_TRY(context_.check());
    STEMMA_TRY(take(batch));
    if (keep > (1u << 20) || rows_.rows() < 2 * keep + 8 * batch_rows_max) continue;
    sort(keep);
    rows_.keep(order_);
    for (Column& key : keys_) key.keep(order_);
  }
  sort(keep);
  return {};
}

Result<Flow> Sort::next(Batch& batch) {
  if (!consumed_) { STEMMA_TRY(consume()); }
  if (emitted_ == order_.size()) return Flow::done;
  const std::size_t count = std::min(batch_rows_max, order_.size() - emitted_);
  batch.append(rows_, {order_.data() + emitted_, count}, carry_);
  emitted_ += count;
  return Flow::more;
}

}  // namespace stemma::engine::execute
