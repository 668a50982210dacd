#include <fmt/format.h>

#include "core/format.hpp"
#include "core/temporal/calendar.hpp"

namespace stemma {
namespace {

using temporal::nanoseconds_per_second;

void append_date(std::string& text, std::int64_t days) {
  const temporal::CivilDate date = temporal::civil_from_days(days);
  if (date.year < 0) {
    text += fmt::format("-{:04}", -date.year);
  } else {
    text += fmt::format("{}{:04}", date.year > 9999 ? "+" : "", date.year);
  }
  text += fmt::format("-{:02}-{:02}", date.month, date.day);
}

/// ".000000003", or nothing at all for 0.
void append_fraction(std::string& text, std::int64_t nanoseconds) {
  if (nanoseconds == 0) return;
  std::string digits = fmt::format(".{:09}", nanoseconds);
  digits.erase(digits.find_last_not_of('0') + 1);
  text += digits;
}

void append_time(std::string& text, std::int64_t nanoseconds) {
  const std::int64_t seconds = nanoseconds / nanoseconds_per_second;
  const std::int64_t fraction = nanoseconds % nanoseconds_per_second;
  text += fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 == 0 && fraction == 0) return;
  text += fmt::format(":{:02}", seconds % 60);
  append_fraction(text, fraction);
}

void append_offset(std::string& text, std::int32_t offset_seconds) {
  if (offset_seconds == 0) {
    text += 'Z';
    return;
  }
  const std::int32_t magnitude = std::abs(offset_seconds);
  text += fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', magnitude / 3600,
                      magnitude / 60 % 60);
  if (magnitude % 60 != 0) text += fmt::format(":{:02}", magnitude % 60);
}

void append_part(std::string& text, std::int64_t amount, char unit) {
  if (amount != 0) text += fmt::format("{}{}", amount, unit);
}

/// Seconds and their fraction carry one sign: -2 s and 999,000,000 ns print as -1.001S.
void append_clock_part(std::string& text, std::int64_t seconds, std::int32_t nanoseconds) {
  const bool negative = seconds < 0;
  std::int64_t whole = seconds;
  std::int64_t fraction = nanoseconds;
  if (negative && fraction != 0) {
    whole += 1;
    fraction = nanoseconds_per_second - fraction;
  }
  text += 'T';
  append_part(text, whole / 3600, 'H');
  append_part(text, whole % 3600 / 60, 'M');
  const std::int64_t rest = whole % 60;
  if (rest == 0 && fraction == 0) return;
  text += rest == 0 && negative ? "-0" : std::to_string(rest);
  append_fraction(text, fraction);
  text += 'S';
}

std::string format_duration(const DurationValue& duration) {
  std::string text = "P";
  append_part(text, duration.months / 12, 'Y');
  append_part(text, duration.months % 12, 'M');
  append_part(text, duration.days, 'D');
  if (duration.seconds != 0 || duration.nanoseconds != 0) {
    append_clock_part(text, duration.seconds, duration.nanoseconds);
  }
  return text.size() == 1 ? "PT0S" : text;
}

}  // namespace

std::string format_temporal(const Value& value) {
  std::string text;
  switch (value.kind()) {
    case Kind::date: append_date(text, value.days()); break;
    case Kind::local_time: append_time(text, value.time().nanoseconds); break;
    case Kind::time:
      append_time(text, value.time().nanoseconds);
      append_offset(text, value.time().offset_seconds);
      break;
    case Kind::local_date_time:
    case Kind::date_time:
      append_date(text, value.date_time().days);
      text += 'T';
      append_time(text, value.date_time().nanoseconds);
      if (value.is(Kind::local_date_time)) break;
      append_offset(text, value.date_time().offset_seconds);
      if (!value.date_time().zone.empty()) text += '[' + value.date_time().zone + ']';
      break;
    case Kind::duration: return format_duration(value.duration());
    default: break;
  }
  return text;
}

}  // namespace stemma
