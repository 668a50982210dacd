#pragma once

#include <string>
#include <utility>
#include <variant>

#include "shell/exit_code.hpp"

namespace stemma::shell {

/// Why the program cannot do what was asked: lines for a person, and what it then answers.
struct Failure {
  std::string text;
  ExitCode code = ExitCode::query_error;
};

/// A value or why there is none.
template <typename T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : holds_(std::in_place_index<0>, std::move(value)) {}
  Outcome(Failure failure) : holds_(std::in_place_index<1>, std::move(failure)) {}

  explicit operator bool() const { return holds_.index() == 0; }
  [[nodiscard]] T& operator*() { return std::get<0>(holds_); }
  [[nodiscard]] const T& operator*() const { return std::get<0>(holds_); }
  [[nodiscard]] T* operator->() { return &std::get<0>(holds_); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(holds_); }
  [[nodiscard]] const Failure& failure() const { return std::get<1>(holds_); }

 private:
  std::variant<T, Failure> holds_;
};

/// Done, or why not.
struct Done {};

}  // namespace stemma::shell
