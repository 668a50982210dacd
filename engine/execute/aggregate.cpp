#include "engine/execute/aggregate.hpp"

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

void RowNumbers::clear() {
  count_ = 0;
  values_.clear();
  hashes_.clear();
  table_.clear();
}

void RowNumbers::grow() {
  std::vector<std::uint32_t> table(std::max<std::size_t>(16, table_.size() * 2), 0);
  for (std::size_t number = 0; number < count_; ++number) {
    std::size_t place = hashes_[number] & (table.size() - 1);
    while (table[place] != 0) place = (place + 1) & (table.size() - 1);
    table[place] = static_cast<std::uint32_t>(number + 1);
  }
  table_ = std::move(table);
}

RowNumbers::Numbered RowNumbers::number_of(std::span<const Value> row) {
  width_ = row.size();
  std::size_t hash = 0x9e3779b97f4a7c15u;
  for (const Value& value : row) hash = (hash ^ hash_of(value)) * 0xff51afd7ed558ccdu;
  hash ^= hash >> 32;
  if ((count_ + 1) * 2 > table_.size()) grow();
  std::size_t place = hash & (table_.size() - 1);
  for (; table_[place] != 0; place = (place + 1) & (table_.size() - 1)) {
    const std::size_t number = table_[place] - 1;
    if (hashes_[number] != hash) continue;
    const Value* known = values_.data() + number * width_;
    bool equal = true;
    for (std::size_t i = 0; i < width_ && equal; ++i) equal = equivalent(known[i], row[i]);
    if (equal) return {number, false};
  }
  table_[place] = static_cast<std::uint32_t>(count_ + 1);
  hashes_.push_back(hash);
  values_.insert(values_.end(), row.begin(), row.end());
  return {count_++, true};
}

void Aggregate::rewind() {
  Operator::rewind();
  kept_.clear();
  groups_.clear();
  cells_.clear();
  emitted_ = 0;
  consumed_ = false;
}

void Aggregate::add_group() {
  for (const plan::AggregateItem& item : step_.items) {
    Cell cell;
    if (item.function != nullptr && item.function->name != "count")
      cell.state = item.function->make();
    if (item.distinct) cell.distinct = std::make_unique<RowNumbers>();
    cells_.push_back(std::move(cell));
  }
}

Result<void> Aggregate::add_rows(Cell& cell, std::uint64_t rows) {
  if (__builtin_add_overflow(cell.count, rows, &cell.count))
    return runtime_error(ErrorCode::integer_overflow, "a count is more than an integer holds");
  return {};
}

Result<void> Aggregate::add(const plan::AggregateItem& item, Cell& cell,
                            std::vector<Column>& arguments, std::size_t row) {
  if (item.function == nullptr) return add_rows(cell, source_.weight(row));
  scratch_.clear();
  for (Column& column : arguments) scratch_.push_back(column.at(row));
  if (item.distinct) {
    if (scratch_[0].is_null() || !cell.distinct->number_of(scratch_).added) return {};
    STEMMA_TRY(kept_.add(32 + scratch_[0].heap_bytes(), "an aggregate"));
  }
  if (cell.state != nullptr) {
    const std::size_t before = cell.state->bytes();
    STEMMA_TRY(cell.state->add(scratch_));
    return kept_.add(cell.state->bytes() - before, "an aggregate");
  }
  if (scratch_[0].is_null()) return {};
  return add_rows(cell, item.distinct ? 1 : source_.weight(row));
}

Result<void> Aggregate::add_batch() {
  std::vector<Column> keys(step_.keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    STEMMA_TRY(evaluate(*step_.keys[i].first, context_, source_, keys[i]));
  }
  std::vector<std::vector<Column>> arguments(step_.items.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    arguments[i].resize(step_.items[i].arguments.size());
    for (std::size_t j = 0; j < arguments[i].size(); ++j) {
      STEMMA_TRY(evaluate(*step_.items[i].arguments[j], context_, source_, arguments[i][j]));
    }
  }
  std::vector<Value> key(keys.size());
  for (std::size_t row = 0; row < source_.rows(); ++row) {
    for (std::size_t i = 0; i < keys.size(); ++i) key[i] = keys[i].at(row);
    std::size_t group = 0;
    if (!keys.empty()) {
      const RowNumbers::Numbered numbered = groups_.number_of(key);
      group = numbered.number;
      if (numbered.added) {
        add_group();
        STEMMA_TRY(kept_.add(64 * (key.size() + step_.items.size()), "grouping"));
      }
    }
    for (std::size_t i = 0; i < step_.items.size(); ++i) {
      STEMMA_TRY(add(step_.items[i], cells_[group * step_.items.size() + i], arguments[i], row));
    }
  }
  return {};
}

Result<void> Aggregate::consume() {
  consumed_ = true;
  if (step_.keys.empty()) add_group();
  while (true) {
    source_.clear();
    STEMMA_TRY(const Flow flow, input_->next(source_));
    if (flow == Flow::done) return {};
    STEMMA_TRY(context_.check());
    STEMMA_TRY(add_batch());
  }
}

Result<Flow> Aggregate::next(Batch& batch) {
  if (!consumed_) { STEMMA_TRY(consume()); }
  const std::size_t groups = step_.keys.empty() ? 1 : groups_.size();
  if (emitted_ >= groups) return Flow::done;
  const std::size_t end = std::min(groups, emitted_ + batch_rows_max);
  for (std::size_t i = 0; i < step_.keys.size(); ++i)
    batch.column(step_.keys[i].second).reset(Column::Form::values);
  for (const plan::AggregateItem& item : step_.items)
    batch.column(item.slot).reset(Column::Form::values);
  batch.set_rows(end - emitted_);
  for (; emitted_ < end; ++emitted_) {
    for (std::size_t i = 0; i < step_.keys.size(); ++i) {
      batch.column(step_.keys[i].second).push(groups_.row(emitted_)[i]);
    }
    for (std::size_t i = 0; i < step_.items.size(); ++i) {
      Cell& cell = cells_[emitted_ * step_.items.size() + i];
      Value value(cell.count);
      if (cell.state != nullptr) { STEMMA_TRY(value, cell.state->finish()); }
      batch.column(step_.items[i].slot).push(std::move(value));
    }
  }
  return Flow::more;
}

void Distinct::rewind() {
  Operator::rewind();
  kept_.clear();
  seen_.clear();
}

Result<Flow> Distinct::next(Batch& batch) {
  std::vector<Value> row(step_.slots.size());
  std::vector<std::uint32_t> fresh;
  while (true) {
    batch.clear();
    STEMMA_TRY(const Flow flow, input_->next(batch));
    if (flow == Flow::done) return Flow::done;
    STEMMA_TRY(context_.check());
    fresh.clear();
    for (std::size_t i = 0; i < batch.rows(); ++i) {
      std::size_t bytes = 0;
      for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = batch.at(step_.slots[j], i);
        bytes += 32 + row[j].heap_bytes();
      }
      if (!seen_.number_of(row).added) continue;
      STEMMA_TRY(kept_.add(bytes, "DISTINCT"));
      fresh.push_back(static_cast<std::uint32_t>(i));
    }
    batch.weights().clear();
    batch.keep(fresh);
    if (!batch.empty()) return Flow::more;
  }
}

}  // namespace stemma::engine::execute
