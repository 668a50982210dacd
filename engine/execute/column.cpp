#include "engine/execute/column.hpp"

namespace stemma::engine::execute {

void Column::become_values() {
  if (form_ == Form::values) return;
  std::vector<Value> values;
  values.reserve(size() + 1);
  for (std::size_t row = 0; row < size(); ++row) values.push_back(at(row));
  reset(Form::values);
  values_ = std::move(values);
}

void Column::push(Value value) {
  if (form_ == Form::nodes && value.is(Kind::node)) {
    ids_.push_back(number(value.node()));
  } else if (form_ == Form::relationships && value.is(Kind::relationship)) {
    ids_.push_back(number(value.relationship()));
  } else {
    become_values();
    values_.push_back(std::move(value));
  }
}

void Column::append(const Column& from, std::span<const std::uint32_t> rows) {
  if (size() == 0 && from.form_ != Form::constant) reset(from.form_);
  if (size() == 0 && from.form_ == Form::constant) {
    set_constant(from.values_[0], rows.size());
    return;
  }
  if (form_ == from.form_ && has_ids()) {
    const std::size_t old = ids_.size();
    ids_.resize(old + rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) ids_[old + i] = from.ids_[rows[i]];
    return;
  }
  become_values();
  values_.reserve(values_.size() + rows.size());
  for (const std::uint32_t row : rows) values_.push_back(from.at(row));
}

void Column::keep(std::span<const std::uint32_t> rows) {
  if (form_ == Form::constant) {
    constant_rows_ = rows.size();
  } else if (has_ids()) {
    for (std::size_t i = 0; i < rows.size(); ++i) ids_[i] = ids_[rows[i]];
    ids_.resize(rows.size());
  } else {
    std::vector<Value> kept;
    kept.reserve(rows.size());
    for (const std::uint32_t row : rows) kept.push_back(values_[row]);
    values_ = std::move(kept);
  }
}

void Column::truncate(std::size_t rows) {
  if (form_ == Form::constant) {
    constant_rows_ = std::min(constant_rows_, rows);
  } else if (has_ids()) {
    if (ids_.size() > rows) ids_.resize(rows);
  } else if (values_.size() > rows) {
    values_.resize(rows);
  }
}

}  // namespace stemma::engine::execute
