#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/value.hpp"

namespace stemma::engine::execute {

/// The values of one slot for the rows of a batch. Node and relationship ids without nulls are kept
/// as plain numbers, a value that all rows share once, anything else as values.
class Column {
 public:
  enum class Form : std::uint8_t { values, nodes, relationships, constant };

  [[nodiscard]] Form form() const { return form_; }
  [[nodiscard]] bool has_ids() const {
    return form_ == Form::nodes || form_ == Form::relationships;
  }
  [[nodiscard]] std::size_t size() const {
    return form_ == Form::constant ? constant_rows_ : has_ids() ? ids_.size() : values_.size();
  }
  /// Needs a form of ids.
  [[nodiscard]] std::span<const std::uint64_t> ids() const { return ids_; }
  [[nodiscard]] std::vector<std::uint64_t>& mutable_ids() { return ids_; }
  /// Needs the form `values`.
  [[nodiscard]] std::vector<Value>& mutable_values() { return values_; }

  [[nodiscard]] Value at(std::size_t row) const {
    switch (form_) {
      case Form::nodes: return Value(NodeId{ids_[row]});
      case Form::relationships: return Value(RelationshipId{ids_[row]});
      case Form::constant: return values_[0];
      case Form::values: break;
    }
    return values_[row];
  }
  /// The value without a copy; needs the form `values` or `constant`.
  [[nodiscard]] const Value& ref(std::size_t row) const {
    return values_[form_ == Form::constant ? 0 : row];
  }

  /// Empties the column and makes it hold this form.
  void reset(Form form) {
    form_ = form;
    ids_.clear();
    values_.clear();
    constant_rows_ = 0;
  }
  void set_constant(Value value, std::size_t rows) {
    reset(Form::constant);
    values_.push_back(std::move(value));
    constant_rows_ = rows;
  }
  /// Appends; a form of ids becomes `values` where the value is none of its kind.
  void push(Value value);
  /// Appends rows of another column. An empty column takes the other's form.
  void append(const Column& from, std::span<const std::uint32_t> rows);
  /// Keeps these rows, in this order.
  void keep(std::span<const std::uint32_t> rows);
  void truncate(std::size_t rows);

 private:
  void become_values();

  Form form_ = Form::values;
  std::vector<std::uint64_t> ids_;
  std::vector<Value> values_;
  std::size_t constant_rows_ = 0;
};

}  // namespace stemma::engine::execute
