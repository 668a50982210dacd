#pragma once

#include <compare>
#include <cstdint>

#include "core/temporal/calendar.hpp"
#include "core/value.hpp"

namespace stemma::temporal {

/// A point on the time line, from 1970-01-01T00:00Z; or a local one, where no zone takes part.
struct Instant {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;  ///< 0 .. 999,999,999
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// The date and time as they stand, the offset left out.
constexpr Instant local_instant_of(std::int64_t days, std::int64_t nanoseconds) {
  return {days * seconds_per_day + nanoseconds / nanoseconds_per_second,
          static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
}

/// Of a `date_time`: what a clock in UTC shows. Of a `local_date_time` (offset 0): as it stands.
inline Instant instant_of(const DateTimeValue& value) {
  Instant instant = local_instant_of(value.days, value.nanoseconds);
  instant.seconds -= value.offset_seconds;
  return instant;
}

/// Nanoseconds since midnight UTC; may be negative or beyond a day.
inline std::int64_t utc_nanoseconds(const TimeValue& value) {
  return value.nanoseconds - value.offset_seconds * nanoseconds_per_second;
}

}  // namespace stemma::temporal
