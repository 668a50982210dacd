#include "core/temporal/calendar.hpp"

#include <catch2/catch.hpp>

using namespace stemma::temporal;

TEST_CASE("days and dates are one to one over two eras", "[core]") {
  CHECK(days_from_civil(1970, 1, 1) == 0);
  CHECK(days_from_civil(2000, 3, 1) == 11'017);
  CHECK(days_from_civil(0, 1, 1) == -719'528);
  std::int64_t day = days_from_civil(-401, 12, 31);
  for (std::int64_t year = -400; year <= 400; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int d = 1; d <= days_in_month(year, month); ++d) {
        ++day;
        if (days_from_civil(year, month, d) != day ||
            civil_from_days(day) != CivilDate{year, month, d}) {
          FAIL(year << '-' << month << '-' << d);
        }
      }
    }
  }
  CHECK(civil_from_days(days_max) == CivilDate{year_max, 12, 31});
  CHECK(civil_from_days(days_min) == CivilDate{year_min, 1, 1});
}

TEST_CASE("ISO weeks cross the year at its nearest Monday", "[core]") {
  // Facts from ISO 8601's own examples.
  CHECK(iso_week_from_days(days_from_civil(2005, 1, 1)) == IsoWeek{2004, 53});
  CHECK(iso_week_from_days(days_from_civil(2008, 12, 29)) == IsoWeek{2009, 1});
  CHECK(iso_week_from_days(days_from_civil(2010, 1, 3)) == IsoWeek{2009, 53});
  CHECK(iso_weekday(days_from_civil(2008, 12, 29)) == 1);
  CHECK(weeks_in_year(2009) == 53);
  CHECK(weeks_in_year(2010) == 52);
  CHECK(days_from_iso_week(2009, 53, 7) == days_from_civil(2010, 1, 3));
}

TEST_CASE("quarters and days of the year", "[core]") {
  CHECK(day_of_quarter(days_from_civil(1984, 8, 14)) == 45);
  CHECK(day_of_year(days_from_civil(1984, 7, 20)) == 202);
  CHECK(days_in_quarter(2020, 1) == 91);
  CHECK(days_in_quarter(2021, 1) == 90);
}
