#include <algorithm>

#include "core/temporal/arithmetic.hpp"
#include "core/temporal/calendar.hpp"
#include "core/temporal/duration.hpp"
#include "core/temporal/instant.hpp"
#include "core/temporal/move.hpp"
#include "core/temporal/zone.hpp"

namespace stemma::temporal {
namespace {

Error out_of_the_calendar() {
  return runtime_error(ErrorCode::number_out_of_range,
                       "the date lies beyond the years -999999999 to 999999999");
}

bool in_calendar(__int128 days) { return days >= days_min && days <= days_max; }

Result<Value> moved_date(std::int64_t days, const DurationValue& duration) {
  STEMMA_TRY(const auto day, days_after(days, duration.months,
                                        static_cast<__int128>(duration.days) +
                                            clock_nanoseconds(duration) / nanoseconds_per_day));
  return Value::date(day);
}

TimeValue moved_time(const TimeValue& time, const DurationValue& duration) {
  __int128 clock = (time.nanoseconds + clock_nanoseconds(duration)) % nanoseconds_per_day;
  if (clock < 0) clock += nanoseconds_per_day;
  return {static_cast<std::int64_t>(clock), time.offset_seconds};
}

/// Moves a point on the time line, or a local one, by the clock part.
Result<Instant> moved_instant(Instant instant, const DurationValue& duration) {
  const __int128 nanoseconds = static_cast<__int128>(instant.seconds) * nanoseconds_per_second +
                               instant.nanoseconds + clock_nanoseconds(duration);
  __int128 seconds = nanoseconds / nanoseconds_per_second;
  __int128 fraction = nanoseconds % nanoseconds_per_second;
  if (fraction < 0) {
    fraction += nanoseconds_per_second;
    seconds -= 1;
  }
  if (!in_calendar(seconds / seconds_per_day)) return out_of_the_calendar();
  return Instant{static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(fraction)};
}

Result<DateTimeValue> moved_date_time(const DateTimeValue& value, const DurationValue& duration) {
  STEMMA_TRY(const auto day, days_after(value.days, duration.months, duration.days));
  const Zone zone = zone_of(value);
  const DateTimeValue local = at_local(day, value.nanoseconds, zone, value.offset_seconds);
  STEMMA_TRY(const auto instant, moved_instant(instant_of(local), duration));
  DateTimeValue result = at_instant(instant, {local.offset_seconds, zone.name});
  if (!in_calendar(result.days)) return out_of_the_calendar();
  return result;
}

}  // namespace

Result<std::int64_t> days_after(std::int64_t days, std::int64_t months, __int128 more_days) {
  const CivilDate date = civil_from_days(days);
  const __int128 month_count = static_cast<__int128>(date.year) * 12 + date.month - 1 + months;
  if (month_count / 12 > year_max || month_count / 12 < year_min) return out_of_the_calendar();
  const auto month_index = static_cast<std::int64_t>(month_count);
  const std::int64_t year = floor_divide(month_index, 12);
  const int month = static_cast<int>(floor_modulo(month_index, 12)) + 1;
  const int day = std::min(date.day, days_in_month(year, month));
  const __int128 result = days_from_civil(year, month, day) + more_days;
  if (!in_calendar(result)) return out_of_the_calendar();
  return static_cast<std::int64_t>(result);
}

Result<Value> moved(const Value& value, const DurationValue& duration) {
  switch (value.kind()) {
    case Kind::date: return moved_date(value.days(), duration);
    case Kind::local_time: return Value::local_time(moved_time(value.time(), duration));
    case Kind::time: return Value::time(moved_time(value.time(), duration));
    case Kind::local_date_time: {
      STEMMA_TRY(auto result, moved_date_time(value.date_time(), duration));
      return Value::local_date_time(std::move(result));
    }
    default: {
      STEMMA_TRY(auto result, moved_date_time(value.date_time(), duration));
      return Value::date_time(std::move(result));
    }
  }
}

}  // namespace stemma::temporal
