#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stemma::engine {

/// What becomes of the digits that rounding drops.
enum class Rounding : std::uint8_t { up, down, ceiling, floor, half_up, half_down, half_even };

/// "HALF_UP" and its kin, without regard to case.
[[nodiscard]] std::optional<Rounding> rounding_named(std::string_view name);

/// Rounds the shortest decimal that reads back as the value, so that 1.005 to two places is 1.01,
/// as it was written, although its bits lie a little below.
[[nodiscard]] double round_decimal(double value, std::int64_t places, Rounding rounding);

}  // namespace stemma::engine
