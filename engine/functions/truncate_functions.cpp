// date.truncate('month', value, {day: 2}) and its kin.
#include <fmt/format.h>

#include <optional>

#include "core/format.hpp"
#include "core/temporal/calendar.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/functions/characters.hpp"
#include "engine/functions/temporal_components.hpp"
#include "engine/functions/temporal_values.hpp"

namespace stemma::engine {
namespace {

using temporal::CivilDate;
using temporal::days_from_civil;

/// From the longest to the shortest.
enum class Unit : std::uint8_t {
  millennium,
  century,
  decade,
  year,
  week_year,
  quarter,
  month,
  week,
  day,
  hour,
  minute,
  second,
  millisecond,
  microsecond,
};

std::optional<Unit> unit_named(std::string_view name) {
  constexpr std::string_view names[] = {
      "millennium", "century", "decade", "year",   "weekyear", "quarter",     "month",
      "week",       "day",     "hour",   "minute", "second",   "millisecond", "microsecond"};
  const std::string folded = to_lower(name);
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == folded) return static_cast<Unit>(i);
  }
  return {};
}

std::int64_t truncated_day(std::int64_t days, Unit unit) {
  const CivilDate date = temporal::civil_from_days(days);
  const auto year_of = [&](std::int64_t years) {
    return days_from_civil(temporal::floor_divide(date.year, years) * years, 1, 1);
  };
  switch (unit) {
    case Unit::millennium: return year_of(1000);
    case Unit::century: return year_of(100);
    case Unit::decade: return year_of(10);
    case Unit::year: return year_of(1);
    case Unit::week_year:
      return temporal::first_monday_of_week_year(temporal::iso_week_from_days(days).year);
    case Unit::quarter: {
      const int quarter = temporal::quarter_of_month(date.month);
      return days_from_civil(date.year, temporal::first_month_of_quarter(quarter), 1);
    }
    case Unit::month: return days_from_civil(date.year, date.month, 1);
    case Unit::week: return days - (temporal::iso_weekday(days) - 1);
    default: return days;
  }
}

std::int64_t nanoseconds_in(Unit unit) {
  switch (unit) {
    case Unit::hour: return 3600 * temporal::nanoseconds_per_second;
    case Unit::minute: return 60 * temporal::nanoseconds_per_second;
    case Unit::second: return temporal::nanoseconds_per_second;
    case Unit::millisecond: return 1'000'000;
    case Unit::microsecond: return 1000;
    default: return temporal::nanoseconds_per_day;
  }
}

/// {nanosecond: 2} counts on from the milliseconds and microseconds that truncation left standing.
Value counting_on(const Value& fields, Unit unit, std::int64_t nanoseconds) {
  if (unit != Unit::millisecond && unit != Unit::microsecond) return fields;
  const bool nano = fields.find("nanosecond") != nullptr;
  const bool micro = fields.find("microsecond") != nullptr;
  const bool milli = fields.find("millisecond") != nullptr;
  if (milli || (!nano && !(micro && unit == Unit::millisecond))) return fields;
  ValueMap entries = fields.map();
  const std::int64_t fraction = nanoseconds % temporal::nanoseconds_per_second;
  entries.emplace_back("millisecond", fraction / 1'000'000);
  if (!micro && unit == Unit::microsecond) {
    entries.emplace_back("microsecond", fraction / 1000 % 1000);
  }
  return Value::map(std::move(entries));
}

/// The error that a unit and a kind do not go together, if they do not.
Result<void> check_unit(Kind kind, Unit unit, std::string_view name) {
  const bool dated = kind == Kind::date || kind >= Kind::local_date_time;
  if (!dated && unit < Unit::day) {
    return out_of_range(fmt::format("a {} cannot be truncated to '{}'", name_of(kind), name),
                        "it takes day, hour, minute, second, millisecond or microsecond");
  }
  if (kind == Kind::date && unit > Unit::day) {
    return out_of_range(fmt::format("a DATE cannot be truncated to '{}'", name),
                        "it takes day, week, month, quarter, year, weekYear, decade, century or "
                        "millennium");
  }
  return {};
}

Error unknown_unit(const Value& name) {
  Error error = runtime_error(ErrorCode::invalid_argument_value,
                              fmt::format("there is no unit {}", to_literal(name)), {},
                              "millennium, century, decade, year, weekYear, quarter, month, week, "
                              "day, hour, minute, second, millisecond or microsecond");
  error.type = ErrorType::argument_error;
  return error;
}

Result<Value> truncated(Kind kind, Unit unit, TemporalParts parts, const Value& fields) {
  if (parts.days) parts.days = truncated_day(*parts.days, unit);
  const std::int64_t clock = unit < Unit::day ? 0 : parts.nanoseconds.value_or(0);
  parts.nanoseconds = clock - clock % nanoseconds_in(unit);
  if (fields.is_null()) return made_of(kind, parts);

  STEMMA_TRY(check_components(fields, kind));
  if (parts.days && kind != Kind::local_time && kind != Kind::time) {
    STEMMA_TRY(parts.days, date_from(fields, parts.days));
  }
  if (kind != Kind::date) {
    const Value counted = counting_on(fields, unit, *parts.nanoseconds);
    STEMMA_TRY(parts.nanoseconds, clock_from(counted, parts.nanoseconds));
  }
  STEMMA_TRY(auto zone, zone_from(fields));
  if (zone) parts.zone = std::move(zone);
  return made_of(kind, parts);
}

template <Kind kind>
Result<Value> truncate(FunctionContext& context, Arguments arguments) {
  const Value& name = arguments[0];
  if (name.is_null() || (arguments.size() > 1 && arguments[1].is_null())) return Value();
  if (!name.is(Kind::string)) return wrong_argument("truncate", name, Kind::string);
  const auto unit = unit_named(name.string());
  if (!unit) return unknown_unit(name);
  STEMMA_TRY(check_unit(kind, *unit, name.string()));
  const Value value =
      arguments.size() > 1
          ? arguments[1]
          : at_clock(kind, {context.clock.epoch_seconds, context.clock.nanoseconds}, {});
  if (!types::temporal.has(value.kind())) {
    return wrong_argument("truncate", value, types::temporal);
  }
  const Value fields = arguments.size() > 2 ? arguments[2] : Value();
  if (!fields.is_null() && !fields.is(Kind::map)) {
    return wrong_argument("truncate", fields, Kind::map);
  }
  // The value has to have what the kind is made of; a date stands for its midnight.
  const TemporalParts parts = parts_of(value);
  const bool dated = kind == Kind::date || kind >= Kind::local_date_time;
  if (dated ? !parts.days : !parts.nanoseconds) return converted(kind, value);
  return truncated(kind, *unit, parts, fields);
}

}  // namespace

void add_truncate_functions(std::vector<ScalarFunction>& functions) {
  const std::vector<TypeSet> accepts = {Kind::string, types::temporal, Kind::map};
  const std::initializer_list<ScalarFunction> family = {
      {"date.truncate", "date.truncate(unit [, value [, components]])", 1, 3, accepts, Kind::date,
       truncate<Kind::date>, false},
      {"localtime.truncate", "localtime.truncate(unit [, value [, components]])", 1, 3, accepts,
       Kind::local_time, truncate<Kind::local_time>, false},
      {"time.truncate", "time.truncate(unit [, value [, components]])", 1, 3, accepts, Kind::time,
       truncate<Kind::time>, false},
      {"localdatetime.truncate", "localdatetime.truncate(unit [, value [, components]])", 1, 3,
       accepts, Kind::local_date_time, truncate<Kind::local_date_time>, false},
      {"datetime.truncate", "datetime.truncate(unit [, value [, components]])", 1, 3, accepts,
       Kind::date_time, truncate<Kind::date_time>, false},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
