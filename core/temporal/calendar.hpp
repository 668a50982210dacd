#pragma once

#include <cstdint>

/// The proleptic Gregorian calendar on 64-bit days, ISO weeks and quarters. Days count from
/// 1970-01-01. Years reach far past what the kept date library holds (16 bits).
namespace stemma::temporal {

inline constexpr std::int64_t year_max = 999'999'999;
inline constexpr std::int64_t year_min = -999'999'999;
inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
inline constexpr std::int64_t nanoseconds_per_day = seconds_per_day * nanoseconds_per_second;

struct CivilDate {
  std::int64_t year = 0;
  int month = 1;
  int day = 1;
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

struct IsoWeek {
  std::int64_t year = 0;
  int week = 1;
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};

/// Quotient towards minus infinity; the divisor is positive.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) {
  return a % b + (a % b < 0 ? b : 0);
}

constexpr bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_year(std::int64_t year) { return is_leap_year(year) ? 366 : 365; }

constexpr int days_in_month(std::int64_t year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

constexpr std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  // Years begin in March here, so that the leap day is the last of its year.
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_divide(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

constexpr std::int64_t days_from_civil(const CivilDate& date) {
  return days_from_civil(date.year, date.month, date.day);
}

constexpr CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_divide(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto day_of_year =
      static_cast<int>(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

/// Monday is 1, Sunday 7.
constexpr int iso_weekday(std::int64_t days) {
  return static_cast<int>(floor_modulo(days + 3, 7)) + 1;
}

constexpr int day_of_year(std::int64_t days) {
  return static_cast<int>(days - days_from_civil(civil_from_days(days).year, 1, 1)) + 1;
}

/// The Monday of week 1: the week that holds January 4th.
constexpr std::int64_t first_monday_of_week_year(std::int64_t week_year) {
  const std::int64_t january_4 = days_from_civil(week_year, 1, 4);
  return january_4 - (iso_weekday(january_4) - 1);
}

constexpr int weeks_in_year(std::int64_t week_year) {
  return static_cast<int>(
      (first_monday_of_week_year(week_year + 1) - first_monday_of_week_year(week_year)) / 7);
}

constexpr IsoWeek iso_week_from_days(std::int64_t days) {
  // The Thursday of a week lies in the year the week belongs to.
  const std::int64_t year = civil_from_days(days + 4 - iso_weekday(days)).year;
  return {year, static_cast<int>((days - first_monday_of_week_year(year)) / 7) + 1};
}

constexpr std::int64_t days_from_iso_week(std::int64_t week_year, int week, int weekday) {
  return first_monday_of_week_year(week_year) + (week - 1) * 7 + weekday - 1;
}

constexpr int quarter_of_month(int month) { return (month - 1) / 3 + 1; }
constexpr int first_month_of_quarter(int quarter) { return (quarter - 1) * 3 + 1; }

constexpr int day_of_quarter(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  const int month = first_month_of_quarter(quarter_of_month(date.month));
  return static_cast<int>(days - days_from_civil(date.year, month, 1)) + 1;
}

constexpr int days_in_quarter(std::int64_t year, int quarter) {
  const int month = first_month_of_quarter(quarter);
  return days_in_month(year, month) + days_in_month(year, month + 1) +
         days_in_month(year, month + 2);
}

inline constexpr std::int64_t days_max = days_from_civil(year_max, 12, 31);
inline constexpr std::int64_t days_min = days_from_civil(year_min, 1, 1);

}  // namespace stemma::temporal
