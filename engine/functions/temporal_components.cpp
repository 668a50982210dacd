#include "engine/functions/temporal_components.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/format.hpp"
#include "core/temporal/calendar.hpp"
#include "core/temporal/parse.hpp"

namespace stemma::engine {
namespace {

using temporal::check_component;
using Component = std::optional<std::int64_t>;

constexpr std::array<std::string_view, 9> date_names = {
    "year", "quarter", "month", "week", "day", "ordinalDay", "dayOfWeek", "dayOfQuarter", "date"};
constexpr std::array<std::string_view, 7> clock_names = {
    "hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "time"};
constexpr std::array<std::string_view, 3> epoch_names = {"epochSeconds", "epochMillis", "timezone"};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_component(Kind kind, std::string_view name) {
  const bool dated = kind == Kind::date || kind >= Kind::local_date_time;
  const bool clocked = kind != Kind::date;
  const bool zoned = kind == Kind::time || kind == Kind::date_time;
  if (is_one_of(name, date_names)) return dated;
  if (is_one_of(name, clock_names)) return clocked;
  if (name == "datetime") return dated && clocked;
  if (name == "timezone") return zoned;
  return is_one_of(name, epoch_names) && kind == Kind::date_time;
}

bool is_a_number(std::string_view name) {
  return name != "date" && name != "time" && name != "datetime" && name != "timezone";
}

/// The component as an integer; `check_components` has refused anything else.
Component component(const Value& map, std::string_view name) {
  const Value* value = map.find(name);
  return value && value->is(Kind::integer) ? Component(value->integer()) : Component();
}

Error refused(std::string message, std::string hint = {}) {
  Error error =
      runtime_error(ErrorCode::invalid_argument_value, std::move(message), {}, std::move(hint));
  error.type = ErrorType::argument_error;
  return error;
}

Error needs(std::string_view smaller, std::string_view larger) {
  return refused(fmt::format("'{}' needs '{}' beside it", smaller, larger));
}

/// The date components of a map.
struct DateParts {
  Component year, quarter, month, week, day, ordinal_day, day_of_week, day_of_quarter;

  explicit DateParts(const Value& map)
      : year(component(map, "year")),
        quarter(component(map, "quarter")),
        month(component(map, "month")),
        week(component(map, "week")),
        day(component(map, "day")),
        ordinal_day(component(map, "ordinalDay")),
        day_of_week(component(map, "dayOfWeek")),
        day_of_quarter(component(map, "dayOfQuarter")) {}

  [[nodiscard]] bool by_week() const { return week || day_of_week; }
  [[nodiscard]] bool by_quarter() const { return quarter || day_of_quarter; }
  [[nodiscard]] bool by_month() const { return month || day; }
  [[nodiscard]] int families() const {
    return by_week() + by_quarter() + by_month() + ordinal_day.has_value();
  }
};

Result<void> check_families(const DateParts& parts, bool has_base) {
  if (parts.families() > 1) {
    return refused("a date is told in one way: by month, week, quarter or ordinalDay",
                   "leave out the components of the others");
  }
  if (has_base) return {};
  if (!parts.year) {
    return refused("a date needs a 'year'", "date({year: 2020, month: 3, day: 27})");
  }
  if (parts.day && !parts.month) return needs("day", "month");
  if (parts.day_of_week && !parts.week) return needs("dayOfWeek", "week");
  if (parts.day_of_quarter && !parts.quarter) return needs("dayOfQuarter", "quarter");
  return {};
}

/// A calendar date; a day that comes from the base is cut to the length of its new month.
Result<std::int64_t> by_month(const DateParts& parts, const temporal::CivilDate& base) {
  const std::int64_t year = parts.year.value_or(base.year);
  const std::int64_t month = parts.month.value_or(base.month);
  STEMMA_TRY(check_component("month", month, 1, 12));
  const std::int64_t inherited =
      std::min(base.day, temporal::days_in_month(year, static_cast<int>(month)));
  return temporal::day_of_date(year, month, parts.day.value_or(inherited));
}

Result<std::int64_t> by_week(const DateParts& parts, std::int64_t base) {
  const temporal::IsoWeek week = temporal::iso_week_from_days(base);
  return temporal::day_of_week_date(parts.year.value_or(week.year), parts.week.value_or(week.week),
                                    parts.day_of_week.value_or(temporal::iso_weekday(base)));
}

Result<std::int64_t> by_quarter(const DateParts& parts, std::int64_t base) {
  const temporal::CivilDate date = temporal::civil_from_days(base);
  const std::int64_t year = parts.year.value_or(date.year);
  const std::int64_t quarter = parts.quarter.value_or(temporal::quarter_of_month(date.month));
  STEMMA_TRY(check_component("quarter", quarter, 1, 4));
  const std::int64_t inherited = std::min(
      temporal::day_of_quarter(base), temporal::days_in_quarter(year, static_cast<int>(quarter)));
  return temporal::day_of_quarter_date(year, quarter, parts.day_of_quarter.value_or(inherited));
}

/// A fraction of a second from milli-, micro- and nanoseconds, each counting on from the larger.
Result<Component> fraction_from(const Value& map) {
  const Component milli = component(map, "millisecond");
  const Component micro = component(map, "microsecond");
  const Component nano = component(map, "nanosecond");
  if (!milli && !micro && !nano) return Component();
  if (milli) STEMMA_TRY(check_component("millisecond", *milli, 0, 999));
  if (micro) STEMMA_TRY(check_component("microsecond", *micro, 0, milli ? 999 : 999'999));
  if (nano) {
    const std::int64_t most = micro ? 999 : milli ? 999'999 : 999'999'999;
    STEMMA_TRY(check_component("nanosecond", *nano, 0, most));
  }
  return Component(milli.value_or(0) * 1'000'000 + micro.value_or(0) * 1000 + nano.value_or(0));
}

}  // namespace

Result<void> check_components(const Value& map, Kind kind) {
  for (const auto& [name, value] : map.map()) {
    if (!has_component(kind, name)) {
      return refused(fmt::format("a {} has no component '{}'", name_of(kind), name),
                     "names are written like dayOfWeek, and depend on case");
    }
    if (is_a_number(name) && !value.is(Kind::integer)) {
      return runtime_error(ErrorCode::invalid_argument_value,
                           fmt::format("'{}' takes an INTEGER, not {}: {}", name,
                                       name_of(value.kind()), to_literal(value)));
    }
  }
  return {};
}

Result<std::int64_t> date_from(const Value& map, std::optional<std::int64_t> base) {
  const DateParts parts(map);
  STEMMA_TRY(check_families(parts, base.has_value()));
  if (parts.year) {
    STEMMA_TRY(check_component("year", *parts.year, temporal::year_min, temporal::year_max));
  }
  // Without a base, everything left out is the first of its kind.
  const std::int64_t first = parts.by_week()
                                 ? temporal::first_monday_of_week_year(parts.year.value_or(0))
                                 : temporal::days_from_civil(parts.year.value_or(0), 1, 1);
  const std::int64_t start = base.value_or(first);
  if (parts.by_week()) return by_week(parts, start);
  if (parts.by_quarter()) return by_quarter(parts, start);
  const temporal::CivilDate date = temporal::civil_from_days(start);
  if (parts.ordinal_day) {
    return temporal::day_of_ordinal(parts.year.value_or(date.year), *parts.ordinal_day);
  }
  return by_month(parts, date);
}

Result<std::int64_t> clock_from(const Value& map, std::optional<std::int64_t> base) {
  const Component hour = component(map, "hour");
  const Component minute = component(map, "minute");
  const Component second = component(map, "second");
  STEMMA_TRY(const Component fraction, fraction_from(map));
  if (!base) {
    if (minute && !hour) return needs("minute", "hour");
    if (second && !minute) return needs("second", "minute");
    if (fraction && !second) return needs("a fraction of a second", "second");
  }
  const std::int64_t start = base.value_or(0);
  const std::int64_t start_seconds = start / temporal::nanoseconds_per_second;
  const std::int64_t hours = hour.value_or(start_seconds / 3600);
  const std::int64_t minutes = minute.value_or(start_seconds / 60 % 60);
  const std::int64_t seconds = second.value_or(start_seconds % 60);
  STEMMA_TRY(check_component("hour", hours, 0, 23));
  STEMMA_TRY(check_component("minute", minutes, 0, 59));
  STEMMA_TRY(check_component("second", seconds, 0, 59));
  return (hours * 3600 + minutes * 60 + seconds) * temporal::nanoseconds_per_second +
         fraction.value_or(start % temporal::nanoseconds_per_second);
}

}  // namespace stemma::engine
