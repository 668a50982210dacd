#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/value.hpp"

namespace stemma {
inline namespace v0 {

class Rows;

/// What a statement changed.
struct Changes {
  std::uint64_t nodes_created = 0;
  std::uint64_t nodes_deleted = 0;
  std::uint64_t relationships_created = 0;
  std::uint64_t relationships_deleted = 0;
  std::uint64_t properties_set = 0;
  std::uint64_t labels_added = 0;
  std::uint64_t labels_removed = 0;
  std::uint64_t indexes_added = 0;
  std::uint64_t indexes_removed = 0;
};

/// What is worth telling and no error.
struct Notification {
  std::string code;  ///< "unknown-label"
  std::string text;  ///< lines for a person
};

namespace detail {

/// What a Rows and its Row share; at one address for as long as the rows live.
struct RowsState {
  Owned<stemma_result, stemma_result_free> result;
  std::vector<std::string> columns;
  std::unique_ptr<Error> error;

  void fail(Error failed) {
    if (error == nullptr) error = std::make_unique<Error>(std::move(failed));
  }
};

}  // namespace detail

/// The row a Rows is at. What it hands out is gone when the next one comes.
class Row {
 public:
  explicit Row(detail::RowsState* state) : state_(state) {}

  [[nodiscard]] std::size_t size() const { return state_->columns.size(); }
  [[nodiscard]] const std::vector<std::string>& columns() const { return state_->columns; }
  [[nodiscard]] ValueView operator[](std::size_t column) const {
    return ValueView(stemma_result_value(state_->result.get(), column));
  }
  /// By the name of its column. A name that no column has is null, ends the rows, and is their
  /// error.
  [[nodiscard]] ValueView operator[](std::string_view name) const {
    for (std::size_t column = 0; column < size(); ++column) {
      if (state_->columns[column] == name) return (*this)[column];
    }
    std::string known;
    for (const std::string& column : columns()) known += (known.empty() ? "" : ", ") + column;
    state_->fail(Error("no column is named '" + std::string(name) + "'", "there are: " + known));
    return {};
  }

  /// A node or relationship of this row: a cell, or an element of one.
  [[nodiscard]] Result<Entity> entity(ValueView value) const {
    return read([&](const stemma_entity** entity, stemma_error** error) {
      return stemma_result_entity(state_->result.get(), value.handle(), entity, error);
    });
  }
  /// Node `index` of a path, 0 .. its size.
  [[nodiscard]] Result<Entity> path_node(ValueView path, std::size_t index) const {
    return read([&](const stemma_entity** entity, stemma_error** error) {
      return stemma_result_path_node(state_->result.get(), path.handle(), index, entity, error);
    });
  }
  /// The relationship after that node.
  [[nodiscard]] Result<Entity> path_relationship(ValueView path, std::size_t index) const {
    return read([&](const stemma_entity** entity, stemma_error** error) {
      return stemma_result_path_relationship(state_->result.get(), path.handle(), index, entity,
                                             error);
    });
  }

 private:
  template <typename Call>
  [[nodiscard]] static Result<Entity> read(Call&& call) {
    const stemma_entity* entity = nullptr;
    const auto done = detail::checked([&](stemma_error** error) { return call(&entity, error); });
    if (!done) return done.error();
    return Entity(entity);
  }

  detail::RowsState* state_;
};

/// The rows of one statement, computed while they are asked for. One pass, by one thread.
class Rows {
 public:
  explicit Rows(stemma_result* result) : state_(std::make_unique<detail::RowsState>()) {
    *state_->result.place() = result;
    const std::size_t count = stemma_result_column_count(result);
    state_->columns.reserve(count);
    for (std::size_t column = 0; column < count; ++column) {
      std::size_t bytes = 0;
      const char* name = stemma_result_column(result, column, &bytes);
      state_->columns.emplace_back(name, bytes);
    }
  }

  [[nodiscard]] const std::vector<std::string>& columns() const { return state_->columns; }

  /// Goes to the next row; false at the end, and where something went wrong: see `error`.
  [[nodiscard]] bool next() {
    if (state_->error != nullptr) return false;
    stemma_status status = STEMMA_OK;
    const auto moved = detail::checked([&](stemma_error** error) {
      return status = stemma_result_next(state_->result.get(), error);
    });
    if (!moved) state_->fail(moved.error());
    return status == STEMMA_ROW;
  }
  /// The row that `next` went to.
  [[nodiscard]] Row row() const { return Row(state_.get()); }
  /// Reads to the end.
  [[nodiscard]] Result<void> finish() {
    while (next()) {}
    if (state_->error != nullptr) return *state_->error;
    return {};
  }

  /// Why the rows ended early; nullptr where they did not.
  [[nodiscard]] const Error* error() const { return state_->error.get(); }

  /// These are final at the end of the rows.
  [[nodiscard]] Changes changes() const {
    const auto count = [&](stemma_change which) { return stemma_result_changes(handle(), which); };
    return {count(STEMMA_NODES_CREATED),         count(STEMMA_NODES_DELETED),
            count(STEMMA_RELATIONSHIPS_CREATED), count(STEMMA_RELATIONSHIPS_DELETED),
            count(STEMMA_PROPERTIES_SET),        count(STEMMA_LABELS_ADDED),
            count(STEMMA_LABELS_REMOVED),        count(STEMMA_INDEXES_ADDED),
            count(STEMMA_INDEXES_REMOVED)};
  }
  /// Whether the statement was one that writes.
  [[nodiscard]] bool writes() const { return stemma_result_writes(handle()) != 0; }
  [[nodiscard]] double milliseconds() const { return stemma_result_milliseconds(handle()); }
  /// EXPLAIN and PROFILE: the plan; else "".
  [[nodiscard]] std::string plan() const { return stemma_result_plan(handle()); }
  [[nodiscard]] std::vector<Notification> notifications() const {
    std::vector<Notification> told;
    const std::size_t count = stemma_result_notification_count(handle());
    for (std::size_t index = 0; index < count; ++index) {
      told.push_back({stemma_result_notification_code(handle(), index),
                      stemma_result_notification(handle(), index)});
    }
    return told;
  }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    using pointer = const Row*;
    using reference = const Row&;

    explicit Iterator(Rows* rows)
        : rows_(rows), row_(rows == nullptr ? nullptr : rows->state_.get()) {
      ++*this;
    }
    [[nodiscard]] reference operator*() const { return row_; }
    [[nodiscard]] pointer operator->() const { return &row_; }
    Iterator& operator++() {
      if (rows_ != nullptr && !rows_->next()) rows_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.rows_ == b.rows_; }
    friend bool operator!=(const Iterator& a, const Iterator& b) { return a.rows_ != b.rows_; }

   private:
    Rows* rows_;
    Row row_;
  };
  [[nodiscard]] Iterator begin() { return Iterator(this); }
  [[nodiscard]] Iterator end() { return Iterator(nullptr); }

  [[nodiscard]] stemma_result* handle() const { return state_->result.get(); }

 private:
  std::unique_ptr<detail::RowsState> state_;
};

}  // namespace v0
}  // namespace stemma
