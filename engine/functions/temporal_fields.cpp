#include "engine/functions/temporal_fields.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>

#include "core/format.hpp"
#include "core/temporal/calendar.hpp"
#include "core/temporal/duration.hpp"
#include "core/temporal/instant.hpp"
#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

using temporal::nanoseconds_per_second;

using Field = std::optional<Value>;

Field date_field(std::int64_t days, std::string_view name) {
  const temporal::CivilDate date = temporal::civil_from_days(days);
  if (name == "year") return date.year;
  if (name == "month") return date.month;
  if (name == "day") return date.day;
  if (name == "quarter") return temporal::quarter_of_month(date.month);
  if (name == "week") return temporal::iso_week_from_days(days).week;
  if (name == "weekYear") return temporal::iso_week_from_days(days).year;
  if (name == "weekDay" || name == "dayOfWeek") return temporal::iso_weekday(days);
  if (name == "ordinalDay") return temporal::day_of_year(days);
  if (name == "dayOfQuarter") return temporal::day_of_quarter(days);
  return {};
}

Field clock_field(std::int64_t nanoseconds, std::string_view name) {
  const std::int64_t seconds = nanoseconds / nanoseconds_per_second;
  const std::int64_t fraction = nanoseconds % nanoseconds_per_second;
  if (name == "hour") return seconds / 3600;
  if (name == "minute") return seconds / 60 % 60;
  if (name == "second") return seconds % 60;
  if (name == "millisecond") return fraction / 1'000'000;
  if (name == "microsecond") return fraction / 1000;
  if (name == "nanosecond") return fraction;
  return {};
}

std::string offset_text(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const std::string time = format_temporal(Value::time({0, offset_seconds}));
  return time.substr(5);  // after 00:00
}

Field zone_field(std::int32_t offset_seconds, std::string_view zone, std::string_view name) {
  if (name == "timezone") return zone.empty() ? Value(offset_text(offset_seconds)) : Value(zone);
  if (name == "offset") return offset_text(offset_seconds);
  if (name == "offsetMinutes") return offset_seconds / 60;
  if (name == "offsetSeconds") return offset_seconds;
  return {};
}

Field epoch_field(const DateTimeValue& value, std::string_view name) {
  const temporal::Instant instant = temporal::instant_of(value);
  if (name == "epochSeconds") return instant.seconds;
  if (name == "epochMillis") return instant.seconds * 1000 + instant.nanoseconds / 1'000'000;
  return {};
}

Field date_time_field(const Value& value, std::string_view name) {
  const DateTimeValue& content = value.date_time();
  if (Field found = date_field(content.days, name)) return found;
  if (Field found = clock_field(content.nanoseconds, name)) return found;
  if (value.is(Kind::local_date_time)) return {};
  if (Field found = zone_field(content.offset_seconds, content.zone, name)) return found;
  return epoch_field(content, name);
}

Field duration_calendar_field(const DurationValue& d, std::string_view name) {
  if (name == "years") return d.months / 12;
  if (name == "quarters") return d.months / 3;
  if (name == "months") return d.months;
  if (name == "weeks") return d.days / 7;
  if (name == "days") return d.days;
  if (name == "quartersOfYear") return d.months / 3 % 4;
  if (name == "monthsOfQuarter") return d.months % 3;
  if (name == "monthsOfYear") return d.months % 12;
  if (name == "daysOfWeek") return d.days % 7;
  return {};
}

/// The whole clock part in a unit below the second, as far as 64 bits count it.
std::optional<Result<Value>> fine_clock_field(const DurationValue& d, std::string_view name) {
  std::int64_t unit = 0;
  if (name == "milliseconds") unit = 1'000'000;
  if (name == "microseconds") unit = 1000;
  if (name == "nanoseconds") unit = 1;
  if (unit == 0) return {};
  // Towards minus infinity, as seconds are.
  __int128 count = temporal::clock_nanoseconds(d) / unit;
  if (temporal::clock_nanoseconds(d) % unit < 0) --count;
  if (count > std::numeric_limits<std::int64_t>::max() ||
      count < std::numeric_limits<std::int64_t>::min()) {
    return overflow(name);
  }
  return Value(static_cast<std::int64_t>(count));
}

Field duration_clock_field(const DurationValue& d, std::string_view name) {
  if (name == "hours") return d.seconds / 3600;
  if (name == "minutes") return d.seconds / 60;
  if (name == "seconds") return d.seconds;
  if (name == "minutesOfHour") return d.seconds / 60 % 60;
  if (name == "secondsOfMinute") return d.seconds % 60;
  if (name == "millisecondsOfSecond") return d.nanoseconds / 1'000'000;
  if (name == "microsecondsOfSecond") return d.nanoseconds / 1000;
  if (name == "nanosecondsOfSecond") return static_cast<std::int64_t>(d.nanoseconds);
  return {};
}

Field find_field(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case Kind::date: return date_field(value.days(), name);
    case Kind::local_time: return clock_field(value.time().nanoseconds, name);
    case Kind::time:
      if (Field found = clock_field(value.time().nanoseconds, name)) return found;
      return zone_field(value.time().offset_seconds, {}, name);
    case Kind::local_date_time:
    case Kind::date_time: return date_time_field(value, name);
    case Kind::duration:
      if (Field found = duration_calendar_field(value.duration(), name)) return found;
      return duration_clock_field(value.duration(), name);
    default: return {};
  }
}

std::string_view names_of_fields(Kind kind) {
  constexpr std::string_view clock = "hour, minute, second, millisecond, microsecond, nanosecond";
  switch (kind) {
    case Kind::date:
      return "year, quarter, month, week, weekYear, day, weekDay, ordinalDay, dayOfQuarter";
    case Kind::duration:
      return "years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, "
             "microseconds, nanoseconds and monthsOfYear, minutesOfHour, ...";
    case Kind::local_time: return clock;
    case Kind::time: return "hour, minute, second, ..., timezone, offset, offsetMinutes";
    case Kind::local_date_time: return "year, month, day, week, ..., hour, minute, second, ...";
    default: return "year, month, day, ..., hour, minute, ..., timezone, offset, epochSeconds";
  }
}

}  // namespace

Result<Value> temporal_field(const Value& value, std::string_view name) {
  if (value.is(Kind::duration)) {
    if (auto found = fine_clock_field(value.duration(), name)) return std::move(*found);
  }
  if (Field found = find_field(value, name)) return std::move(*found);
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("a {} has no component '{}'", name_of(value.kind()), name), {},
                       fmt::format("it has {}", names_of_fields(value.kind())));
}

}  // namespace stemma::engine
