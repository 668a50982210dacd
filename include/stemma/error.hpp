#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "stemma/stemma.h"

namespace stemma {
inline namespace v0 {

/// How a call went; from `error` on something is wrong.
enum class Status {
  ok = STEMMA_OK,
  row = STEMMA_ROW,
  done = STEMMA_DONE,
  error = STEMMA_ERROR,
  usage_error = STEMMA_USAGE_ERROR,
  timeout = STEMMA_TIMEOUT,
  cancelled = STEMMA_CANCELLED,
  memory_limit = STEMMA_MEMORY_LIMIT,
  conflict = STEMMA_CONFLICT,
  locked = STEMMA_LOCKED,
  read_only = STEMMA_READ_ONLY,
  not_found = STEMMA_NOT_FOUND,
  not_a_store = STEMMA_NOT_A_STORE,
  corruption = STEMMA_CORRUPTION,
  io_error = STEMMA_IO_ERROR,
  unknown_outcome = STEMMA_UNKNOWN_OUTCOME
};

/// What went wrong, where, and what would work.
class Error {
 public:
  /// A usage error of the caller's own.
  explicit Error(std::string what, std::string hint_ = {})
      : status(Status::usage_error),
        code("invalid-usage"),
        type("UsageError"),
        phase("runtime"),
        detail("InvalidUsage"),
        message(std::move(what)),
        hint(std::move(hint_)),
        text("error[" + code + "]: " + message + "\n" + (hint.empty() ? "" : "  " + hint + "\n")) {}

  /// Takes an error of the C interface over.
  Error(stemma_status failed, stemma_error* handle)
      : handle_(handle, [](stemma_error* held) { stemma_error_free(&held); }) {
    status = static_cast<Status>(failed);
    read();
  }

  /// The error told as one in a longer text (a script), in which the text that was run began at
  /// byte `offset`.
  [[nodiscard]] Error placed_in(std::string_view script, std::size_t offset) const {
    Error placed = *this;
    if (handle_ == nullptr) return placed;
    stemma_error_place(handle_.get(), script.data(), script.size(), offset);
    placed.read();
    return placed;
  }

  Status status = Status::error;
  std::string code;        ///< stable: "undefined-variable"
  std::string type;        ///< "SyntaxError"
  std::string phase;       ///< "compile time" or "runtime"
  std::string detail;      ///< "UndefinedVariable"
  std::string message;     ///< one sentence
  std::string hint;        ///< what would work; may be empty
  std::size_t line = 0;    ///< from 1; 0: the error points at no place
  std::size_t column = 0;  ///< in characters, from 1
  std::string text;        ///< all of it as whole lines for a person, with a caret

 private:
  void read() {
    code = stemma_error_code(handle_.get());
    type = stemma_error_type(handle_.get());
    phase = stemma_error_phase(handle_.get());
    detail = stemma_error_detail(handle_.get());
    message =
        handle_ == nullptr ? "the machine has no memory left" : stemma_error_message(handle_.get());
    hint = stemma_error_hint(handle_.get());
    line = stemma_error_line(handle_.get());
    column = stemma_error_column(handle_.get());
    text = stemma_error_text(handle_.get());
  }

  std::shared_ptr<stemma_error> handle_;
};

/// A value or the error that stands in its place.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// These need a value.
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

  /// Needs an error.
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::make_unique<Error>(std::move(error))) {}

  [[nodiscard]] bool ok() const { return error_ == nullptr; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *error_;
  }

 private:
  std::unique_ptr<Error> error_;
};

/// How the wrappers call C; not for callers.
namespace detail {

/// Runs `call(&error)` and gives its error on.
template <typename Call>
[[nodiscard]] Result<void> checked(Call&& call) {
  stemma_error* error = nullptr;
  const stemma_status status = std::forward<Call>(call)(&error);
  if (status < STEMMA_ERROR) return {};
  return Error(status, error);
}

/// Owns a handle of C, which `free_handle` frees.
template <typename Handle, void (*free_handle)(Handle**)>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle* handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Owned& operator=(Owned&& other) noexcept {
    if (this != &other) {
      free_handle(&handle_);
      handle_ = std::exchange(other.handle_, nullptr);
    }
    return *this;
  }
  ~Owned() { free_handle(&handle_); }

  [[nodiscard]] Handle* get() const { return handle_; }
  /// Where a call puts the handle it makes.
  [[nodiscard]] Handle** place() { return &handle_; }

 private:
  Handle* handle_ = nullptr;
};

}  // namespace detail
}  // namespace v0
}  // namespace stemma
