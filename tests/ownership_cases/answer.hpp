#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "tests/ownership_cases/json.hpp"

namespace stemma::cases {

struct Undetermined {};
using Pair = std::array<std::string, 2>;

/// What an engine answers to a question; a failure carries its error.
struct Failure {
  std::string text;
};
using Answer = std::variant<Failure, Undetermined, double, bool, std::string, std::vector<double>,
                            std::vector<std::string>, std::vector<Pair>>;

/// Whether it is what a case expects, numbers within `tolerance`.
[[nodiscard]] bool matches(const Answer& answer, const Json& expected, double tolerance);

[[nodiscard]] std::string to_text(const Answer& answer);
[[nodiscard]] std::string to_text(const Json& expected);

}  // namespace stemma::cases
