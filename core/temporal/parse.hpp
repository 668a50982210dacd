#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/temporal/zone.hpp"
#include "core/value.hpp"

/// ISO 8601 text to values. Each reads the whole text; what is not of the form is an ArgumentError
/// that names the forms, what is out of range (month 13) one that names the range.
namespace stemma::temporal {

/// 2020-03-27, 20200327, 2020-03, 2020, 2020-W13-5, 2020-087, 2020-Q1-87; years of more than four
/// digits with a sign: +12020-03-27.
[[nodiscard]] Result<Value> parse_date(std::string_view text);

/// 12:30:00.5, 123000.5, 12:30, 1230, 12.
[[nodiscard]] Result<Value> parse_local_time(std::string_view text);

/// A local time and an offset: 12:30+01:00, 1230Z; without an offset that of `zone` holds.
[[nodiscard]] Result<Value> parse_time(std::string_view text, const Zone& zone = {});

/// A date, and after a T a local time.
[[nodiscard]] Result<Value> parse_local_date_time(std::string_view text);

/// A date, after a T a local time, an offset and a zone in brackets, each of them optional:
/// 2020-03-27T12:30+01:00[Europe/Paris]; without either `zone` holds.
[[nodiscard]] Result<Value> parse_date_time(std::string_view text, const Zone& zone = {});

/// P1Y2M3W4DT5H6M7.8S, any part negative or with a fraction; or P2012-02-02T14:37:21.545.
[[nodiscard]] Result<Value> parse_duration(std::string_view text);

/// An error for text that is not of the form of a kind.
[[nodiscard]] Error not_of_the_form(std::string_view text, Kind kind);

/// An error for a component that is out of its range: "month is 13, not from 1 to 12".
[[nodiscard]] Error component_out_of_range(std::string_view component, std::int64_t value,
                                           std::int64_t least, std::int64_t most);

/// Nothing where the value is in the range.
[[nodiscard]] Result<void> check_component(std::string_view component, std::int64_t value,
                                           std::int64_t least, std::int64_t most);

/// The day a calendar date, an ordinal date, a week date or a quarter date names, each part checked
/// against its range.
[[nodiscard]] Result<std::int64_t> day_of_date(std::int64_t year, std::int64_t month,
                                               std::int64_t day);
[[nodiscard]] Result<std::int64_t> day_of_ordinal(std::int64_t year, std::int64_t ordinal_day);
[[nodiscard]] Result<std::int64_t> day_of_week_date(std::int64_t week_year, std::int64_t week,
                                                    std::int64_t weekday);
[[nodiscard]] Result<std::int64_t> day_of_quarter_date(std::int64_t year, std::int64_t quarter,
                                                       std::int64_t day_of_quarter);

}  // namespace stemma::temporal
