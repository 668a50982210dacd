#pragma once

#include <cstdint>
#include <optional>

#include "core/result.hpp"
#include "core/value.hpp"

/// Dates and times of day out of maps such as {year: 2020, month: 3} or {date: other, day: 28}.
namespace stemma::engine {

/// Refuses a map with a component that the kind does not have, and one whose value is no INTEGER.
[[nodiscard]] Result<void> check_components(const Value& map, Kind kind);

/// The day: what the map says over `base`. Without a base the map has to say the year, and no
/// smaller component without the larger ones.
[[nodiscard]] Result<std::int64_t> date_from(const Value& map, std::optional<std::int64_t> base);

/// The nanoseconds since midnight: what the map says over `base`. Without a base the map may leave
/// out the smaller components, which are then 0.
[[nodiscard]] Result<std::int64_t> clock_from(const Value& map, std::optional<std::int64_t> base);

}  // namespace stemma::engine
