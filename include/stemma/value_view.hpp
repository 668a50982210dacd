#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "stemma/stemma.h"

namespace stemma {
inline namespace v0 {

enum class Kind {
  null = STEMMA_NULL,
  boolean = STEMMA_BOOLEAN,
  integer = STEMMA_INTEGER,
  floating = STEMMA_FLOAT,
  string = STEMMA_STRING,
  list = STEMMA_LIST,
  map = STEMMA_MAP,
  node = STEMMA_NODE,
  relationship = STEMMA_RELATIONSHIP,
  path = STEMMA_PATH,
  date = STEMMA_DATE,
  local_time = STEMMA_LOCAL_TIME,
  time = STEMMA_TIME,
  local_date_time = STEMMA_LOCAL_DATE_TIME,
  date_time = STEMMA_DATE_TIME,
  duration = STEMMA_DURATION
};

/// A value that something else holds: a cell of the current row, an element of a list, a property.
/// Gone with it; make a `Value` of it to keep it. Asked for what it is not, it answers 0, "" or
/// null.
class ValueView {
 public:
  ValueView() = default;
  explicit ValueView(const stemma_value* handle) : handle_(handle) {}

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(stemma_value_kind(handle_)); }
  [[nodiscard]] bool is(Kind kind_) const { return kind() == kind_; }
  [[nodiscard]] bool is_null() const { return kind() == Kind::null; }

  [[nodiscard]] bool boolean() const { return stemma_value_boolean(handle_) != 0; }
  [[nodiscard]] std::int64_t integer() const { return stemma_value_integer(handle_); }
  /// Of an integer too.
  [[nodiscard]] double floating() const { return stemma_value_float(handle_); }
  [[nodiscard]] std::string_view string() const {
    std::size_t bytes = 0;
    const char* text = stemma_value_string(handle_, &bytes);
    return {text, bytes};
  }
  /// Of a date: days since 1970-01-01.
  [[nodiscard]] std::int64_t days() const { return stemma_value_days(handle_); }
  /// Of a node or a relationship.
  [[nodiscard]] std::uint64_t id() const { return stemma_value_id(handle_); }

  /// The elements of a list, the entries of a map, the relationships of a path.
  [[nodiscard]] std::size_t size() const { return stemma_value_size(handle_); }
  /// An element of a list, or the value of an entry of a map; null past the end.
  [[nodiscard]] ValueView operator[](std::size_t index) const {
    return ValueView(stemma_value_at(handle_, index));
  }
  /// The value of a map under a key; null where it has none.
  [[nodiscard]] ValueView operator[](std::string_view key_) const {
    return ValueView(stemma_value_find(handle_, key_.data(), key_.size()));
  }
  [[nodiscard]] std::string_view key(std::size_t index) const {
    std::size_t bytes = 0;
    const char* text = stemma_value_key(handle_, index, &bytes);
    return {text, bytes};
  }

  /// Strings bare, temporal values as ISO 8601, lists and maps as literals, the rest by id.
  [[nodiscard]] std::string text() const {
    if (is(Kind::string)) return std::string(string());
    std::string written(32, '\0');
    const std::size_t bytes = stemma_value_text(handle_, written.data(), written.size());
    if (bytes > written.size()) {
      written.resize(bytes);
      stemma_value_text(handle_, written.data(), bytes);
    }
    written.resize(bytes);
    return written;
  }

  [[nodiscard]] const stemma_value* handle() const { return handle_; }

 protected:
  const stemma_value* handle_ = nullptr;
};

inline std::ostream& operator<<(std::ostream& out, ValueView value) {
  return value.is(Kind::string) ? out << value.string() : out << value.text();
}

/// A node or a relationship with all it holds; gone with the row it was read from.
class Entity {
 public:
  explicit Entity(const stemma_entity* handle) : handle_(handle) {}

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(stemma_entity_kind(handle_)); }
  [[nodiscard]] std::uint64_t id() const { return stemma_entity_id(handle_); }
  /// Whether it is no longer there; it then has neither labels nor properties.
  [[nodiscard]] bool deleted() const { return stemma_entity_deleted(handle_) != 0; }

  [[nodiscard]] std::size_t label_count() const { return stemma_entity_label_count(handle_); }
  [[nodiscard]] std::string_view label(std::size_t index) const {
    std::size_t bytes = 0;
    const char* text = stemma_entity_label(handle_, index, &bytes);
    return {text, bytes};
  }

  /// Of a relationship.
  [[nodiscard]] std::string_view type() const {
    std::size_t bytes = 0;
    const char* text = stemma_entity_type(handle_, &bytes);
    return {text, bytes};
  }
  [[nodiscard]] std::uint64_t source() const { return stemma_entity_source(handle_); }
  [[nodiscard]] std::uint64_t target() const { return stemma_entity_target(handle_); }

  [[nodiscard]] std::size_t property_count() const { return stemma_entity_property_count(handle_); }
  [[nodiscard]] std::string_view property_key(std::size_t index) const {
    std::size_t bytes = 0;
    const char* text = stemma_entity_property_key(handle_, index, &bytes);
    return {text, bytes};
  }
  [[nodiscard]] ValueView property_value(std::size_t index) const {
    return ValueView(stemma_entity_property_value(handle_, index));
  }
  /// By name; null where it has no such property.
  [[nodiscard]] ValueView operator[](std::string_view key) const {
    return ValueView(stemma_entity_property(handle_, key.data(), key.size()));
  }

 private:
  const stemma_entity* handle_;
};

}  // namespace v0
}  // namespace stemma
