#pragma once

#include <cassert>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/error.hpp"

namespace stemma {

/// A value or the error that stands in its place. Never `Result<bool>`: give the answer a type.
template <typename T>
class [[nodiscard]] Result {
  static_assert(!std::is_same_v<T, bool>, "if (result) would ask the wrong question");

 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error)
      : state_(std::in_place_index<1>, std::make_unique<Error>(std::move(error))) {}

  template <typename U>
  requires(std::is_convertible_v<U, T> && !std::is_same_v<std::remove_cvref_t<U>, T> &&
           !std::is_same_v<std::remove_cvref_t<U>, Error> &&
           !std::is_same_v<std::remove_cvref_t<U>, Result>) Result(U&& value)
      : state_(std::in_place_index<0>, std::forward<U>(value)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  [[nodiscard]] Error& error() {
    assert(!ok());
    return **std::get_if<1>(&state_);
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return **std::get_if<1>(&state_);
  }

 private:
  // An error is rare and large: kept apart, so that a result is as small as its value.
  std::variant<T, std::unique_ptr<Error>> state_;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::make_unique<Error>(std::move(error))) {}

  [[nodiscard]] bool ok() const { return error_ == nullptr; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] Error& error() { return *error_; }
  [[nodiscard]] const Error& error() const { return *error_; }
  void value() const { assert(ok()); }

 private:
  std::unique_ptr<Error> error_;
};

}  // namespace stemma

#define STEMMA_TRY_JOIN_(a, b) a##b
#define STEMMA_TRY_NAME_(a, b) STEMMA_TRY_JOIN_(a, b)
#define STEMMA_TRY_1_(expression)                                                    \
  do {                                                                               \
    if (auto stemma_try_result = (expression); !stemma_try_result.ok()) [[unlikely]] \
      return std::move(stemma_try_result.error());                                   \
  } while (false)
#define STEMMA_TRY_2_(declaration, expression)                         \
  auto STEMMA_TRY_NAME_(stemma_try_, __LINE__) = (expression);         \
  if (!STEMMA_TRY_NAME_(stemma_try_, __LINE__).ok()) [[unlikely]]      \
    return std::move(STEMMA_TRY_NAME_(stemma_try_, __LINE__).error()); \
  declaration = std::move(STEMMA_TRY_NAME_(stemma_try_, __LINE__)).value()
#define STEMMA_TRY_PICK_(a, b, name, ...) name

/// `STEMMA_TRY(call());` or `STEMMA_TRY(const auto value, call());`: gives the error on to the
/// caller. An expression with a comma outside parentheses goes into a variable first.
#define STEMMA_TRY(...) STEMMA_TRY_PICK_(__VA_ARGS__, STEMMA_TRY_2_, STEMMA_TRY_1_, )(__VA_ARGS__)
