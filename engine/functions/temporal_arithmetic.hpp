#pragma once

#include <optional>

#include "core/result.hpp"
#include "core/value.hpp"

/// What the operators mean where a duration takes part; nothing where they mean nothing.
namespace stemma::engine {

[[nodiscard]] std::optional<Result<Value>> add_temporal(const Value& a, const Value& b);
[[nodiscard]] std::optional<Result<Value>> subtract_temporal(const Value& a, const Value& b);
[[nodiscard]] std::optional<Result<Value>> multiply_temporal(const Value& a, const Value& b);
[[nodiscard]] std::optional<Result<Value>> divide_temporal(const Value& a, const Value& b);
[[nodiscard]] std::optional<Result<Value>> negate_temporal(const Value& a);

}  // namespace stemma::engine
