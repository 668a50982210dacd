// Dates from their components, and the errors that refuse one.
#include <fmt/format.h>

#include "core/temporal/calendar.hpp"
#include "core/temporal/parse.hpp"

namespace stemma::temporal {
namespace {

std::string_view forms_of(Kind kind) {
  switch (kind) {
    case Kind::date: return "YYYY-MM-DD, YYYY-MM, YYYY, YYYY-Www-D, YYYY-DDD or YYYY-Qq-DD";
    case Kind::local_time: return "HH:MM:SS.fraction, HH:MM:SS, HH:MM or HH";
    case Kind::time: return "HH:MM:SS.fraction, HH:MM or HH, then Z or +HH:MM";
    case Kind::local_date_time: return "YYYY-MM-DDTHH:MM:SS.fraction, or less of it";
    case Kind::date_time:
      return "YYYY-MM-DDTHH:MM:SS.fraction, then Z, +HH:MM or +HH:MM[Europe/Paris]";
    default: return "P1Y2M3W4DT5H6M7.8S, or a part of it, or P2012-02-02T14:37:21";
  }
}

Result<void> check_year(std::int64_t year) {
  return check_component("year", year, year_min, year_max);
}

}  // namespace

Error not_of_the_form(std::string_view text, Kind kind) {
  constexpr std::size_t shown_bytes_max = 60;
  Error error =
      runtime_error(ErrorCode::invalid_argument_value,
                    fmt::format("'{}{}' is not {}", text.substr(0, shown_bytes_max),
                                text.size() > shown_bytes_max ? "..." : "", name_of(kind)),
                    {}, fmt::format("write {}", forms_of(kind)));
  error.type = ErrorType::argument_error;
  return error;
}

Error component_out_of_range(std::string_view component, std::int64_t value, std::int64_t least,
                             std::int64_t most) {
  return runtime_error(ErrorCode::number_out_of_range,
                       fmt::format("{} is {}, not from {} to {}", component, value, least, most));
}

Result<void> check_component(std::string_view component, std::int64_t value, std::int64_t least,
                             std::int64_t most) {
  if (value < least || value > most) return component_out_of_range(component, value, least, most);
  return {};
}

Result<std::int64_t> day_of_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  STEMMA_TRY(check_year(year));
  STEMMA_TRY(check_component("month", month, 1, 12));
  STEMMA_TRY(check_component("day", day, 1, days_in_month(year, static_cast<int>(month))));
  return days_from_civil(year, static_cast<int>(month), static_cast<int>(day));
}

Result<std::int64_t> day_of_ordinal(std::int64_t year, std::int64_t ordinal_day) {
  STEMMA_TRY(check_year(year));
  STEMMA_TRY(check_component("ordinalDay", ordinal_day, 1, days_in_year(year)));
  return days_from_civil(year, 1, 1) + ordinal_day - 1;
}

Result<std::int64_t> day_of_week_date(std::int64_t week_year, std::int64_t week,
                                      std::int64_t weekday) {
  STEMMA_TRY(check_year(week_year));
  STEMMA_TRY(check_component("week", week, 1, weeks_in_year(week_year)));
  STEMMA_TRY(check_component("dayOfWeek", weekday, 1, 7));
  return days_from_iso_week(week_year, static_cast<int>(week), static_cast<int>(weekday));
}

Result<std::int64_t> day_of_quarter_date(std::int64_t year, std::int64_t quarter,
                                         std::int64_t day_of_quarter) {
  STEMMA_TRY(check_year(year));
  STEMMA_TRY(check_component("quarter", quarter, 1, 4));
  const int first = static_cast<int>(quarter);
  STEMMA_TRY(check_component("dayOfQuarter", day_of_quarter, 1, days_in_quarter(year, first)));
  return days_from_civil(year, first_month_of_quarter(first), 1) + day_of_quarter - 1;
}

}  // namespace stemma::temporal
