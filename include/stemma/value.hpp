#pragma once

#include <initializer_list>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "stemma/error.hpp"
#include "stemma/value_view.hpp"

namespace stemma {
inline namespace v0 {

/// A value that lives by itself: made for a parameter, or copied out of a row. One that could not
/// be made (text that is no UTF-8, an integer beyond 64 bits) is null, says so in `error`, and
/// fails the query it is given to.
class Value : public ValueView {
  template <typename T>
  using IfInteger = std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, int>;
  template <typename T>
  using IfBoolean = std::enable_if_t<std::is_same_v<T, bool>, int>;

 public:
  using Entry = std::pair<std::string_view, Value>;

  Value() : Value(nullptr) {}
  Value(std::nullptr_t) { make(stemma_value_make_null); }
  template <typename T, IfBoolean<T> = 0>
  Value(T boolean_) {
    make(stemma_value_make_boolean, boolean_ ? 1 : 0);
  }
  template <typename T, IfInteger<T> = 0>
  Value(T integer_) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::int64_t)) {
      if (integer_ > static_cast<T>(std::numeric_limits<std::int64_t>::max())) {
        error_ = std::make_shared<const Error>("an integer has 64 bits and a sign");
        return;
      }
    }
    make(stemma_value_make_integer, static_cast<std::int64_t>(integer_));
  }
  Value(double number) { make(stemma_value_make_float, number); }
  Value(std::string_view text_) { make(stemma_value_make_string, text_.data(), text_.size()); }
  Value(const char* text_) : Value(std::string_view(text_)) {}
  Value(const std::string& text_) : Value(std::string_view(text_)) {}
  Value(const std::vector<Value>& elements) {
    std::vector<const stemma_value*> handles;
    for (const Value& element : elements) handles.push_back(take_error_of(element));
    if (error_ == nullptr) make(stemma_value_make_list, handles.data(), handles.size());
  }
  /// Copies it.
  Value(ValueView original) { make(stemma_value_copy, original.handle()); }

  [[nodiscard]] static Value list(std::initializer_list<Value> elements) {
    return std::vector<Value>(elements);
  }
  [[nodiscard]] static Value map(const std::vector<Entry>& entries) {
    Value made(Unmade{});
    std::vector<const char*> keys;
    std::vector<std::size_t> key_bytes;
    std::vector<const stemma_value*> handles;
    for (const auto& [key, value] : entries) {
      keys.push_back(key.data());
      key_bytes.push_back(key.size());
      handles.push_back(made.take_error_of(value));
    }
    if (made.error_ != nullptr) return made;
    made.make(stemma_value_make_map, keys.data(), key_bytes.data(), handles.data(), keys.size());
    return made;
  }
  /// A temporal value from its ISO 8601 text: "2020-03-27", "P1Y2M".
  [[nodiscard]] static Result<Value> temporal(Kind kind, std::string_view text) {
    return made_by(stemma_value_make_temporal, static_cast<stemma_kind>(kind), text.data(),
                   text.size());
  }
  /// A literal of the language: 12, 'text', [1, 2], {a: null}, date('2020-03-27').
  [[nodiscard]] static Result<Value> literal(std::string_view text) {
    return made_by(stemma_value_make_literal, text.data(), text.size());
  }
  /// A node or a relationship by its id.
  [[nodiscard]] static Result<Value> entity(Kind kind, std::uint64_t id) {
    return made_by(stemma_value_make_entity, static_cast<stemma_kind>(kind), id);
  }
  /// Needs one node more than relationships.
  [[nodiscard]] static Result<Value> path(const std::vector<std::uint64_t>& nodes,
                                          const std::vector<std::uint64_t>& relationships) {
    if (nodes.size() != relationships.size() + 1) {
      return Error("a path has one node more than relationships");
    }
    return made_by(stemma_value_make_path, nodes.data(), relationships.data(),
                   relationships.size());
  }

  Value(const Value& other) : ValueView() {
    if (other.handle_ != nullptr) make(stemma_value_copy, other.handle_);
    if (error_ == nullptr) error_ = other.error_;
  }
  Value(Value&& other) noexcept
      : ValueView(std::exchange(other.handle_, nullptr)), error_(std::move(other.error_)) {}
  Value& operator=(Value other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(error_, other.error_);
    return *this;
  }
  ~Value() {
    auto* held = const_cast<stemma_value*>(handle_);
    stemma_value_free(&held);
  }

  /// Why it could not be made; nullptr where it was.
  [[nodiscard]] const Error* error() const { return error_.get(); }

 private:
  struct Unmade {};
  explicit Value(Unmade) {}

  template <typename Make, typename... Parts>
  void make(Make call, Parts... parts) {
    stemma_value* made = nullptr;
    const auto result = detail::checked([&](stemma_error** e) { return call(parts..., &made, e); });
    if (!result) error_ = std::make_shared<const Error>(result.error());
    handle_ = made;
  }

  template <typename Make, typename... Parts>
  [[nodiscard]] static Result<Value> made_by(Make call, Parts... parts) {
    Value made(Unmade{});
    made.make(call, parts...);
    if (made.error_ != nullptr) return Error(*made.error_);
    return made;
  }

  const stemma_value* take_error_of(const Value& part) {
    if (part.error_ != nullptr && error_ == nullptr) error_ = part.error_;
    return part.handle_;
  }

  std::shared_ptr<const Error> error_;
};

/// Values for the $names of statements; one may serve many queries.
class Parameters {
 public:
  Parameters() = default;
  Parameters(std::initializer_list<Value::Entry> entries) {
    for (const auto& [name, value] : entries) set(name, value);
  }

  /// Where it cannot be set, the queries it is given to say why.
  void set(std::string_view name, const Value& value) {
    const auto keep = [&](const Error& error) {
      if (error_ == nullptr) error_ = std::make_shared<const Error>(error);
    };
    if (value.error() != nullptr) return keep(*value.error());
    if (held_.get() == nullptr) {
      const auto made = detail::checked(
          [&](stemma_error** error) { return stemma_parameters_make(held_.place(), error); });
      if (!made) return keep(made.error());
    }
    const auto done = detail::checked([&](stemma_error** error) {
      return stemma_parameters_set(held_.get(), name.data(), name.size(), value.handle(), error);
    });
    if (!done) keep(done.error());
  }

  [[nodiscard]] const Error* error() const { return error_.get(); }
  [[nodiscard]] const stemma_parameters* handle() const { return held_.get(); }

 private:
  detail::Owned<stemma_parameters, stemma_parameters_free> held_;
  std::shared_ptr<const Error> error_;
};

}  // namespace v0
}  // namespace stemma
