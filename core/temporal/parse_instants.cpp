#include "core/temporal/calendar.hpp"
#include "core/temporal/parse.hpp"
#include "core/temporal/scanner.hpp"

namespace stemma::temporal {
namespace {

/// After the year, with or without a hyphen: a week, a quarter, a day of the year, a month, or
/// nothing. `width`: the digits that stand there in one run.
Result<std::int64_t> rest_of_date(std::int64_t year, Scanner& scanner, std::string_view text) {
  const bool hyphen = scanner.take('-');
  if (scanner.take('W')) {
    const auto week = scanner.number(2);
    if (!week) return not_of_the_form(text, Kind::date);
    if (scanner.at_end()) return day_of_week_date(year, *week, 1);
    const bool separated = scanner.take('-');
    const auto weekday = scanner.number(1);
    if (!weekday || separated != hyphen) return not_of_the_form(text, Kind::date);
    return day_of_week_date(year, *week, *weekday);
  }
  if (scanner.take('Q')) {
    const auto quarter = scanner.number(1);
    if (!quarter) return not_of_the_form(text, Kind::date);
    if (scanner.at_end()) return day_of_quarter_date(year, *quarter, 1);
    const bool separated = scanner.take('-');
    const auto day = scanner.number(2);
    if (!day || separated != hyphen) return not_of_the_form(text, Kind::date);
    return day_of_quarter_date(year, *quarter, *day);
  }
  const std::size_t run = scanner.digit_run();
  if (run == 3) return day_of_ordinal(year, *scanner.number(3));
  if (run == 4 && !hyphen) {
    const std::int64_t month = *scanner.number(2);
    return day_of_date(year, month, *scanner.number(2));
  }
  if (run != 2) return not_of_the_form(text, Kind::date);
  const std::int64_t month = *scanner.number(2);
  if (scanner.at_end()) return day_of_date(year, month, 1);
  if (!hyphen || !scanner.take('-')) return not_of_the_form(text, Kind::date);
  const auto day = scanner.number(2);
  if (!day) return not_of_the_form(text, Kind::date);
  return day_of_date(year, month, *day);
}

Result<std::int64_t> day_of(std::string_view text) {
  Scanner scanner(text);
  const bool negative = scanner.take('-');
  const bool is_signed = negative || scanner.take('+');
  // A signed year may be long, and ends at a hyphen; any other has four digits.
  const std::size_t width = is_signed ? scanner.digit_run() : 4;
  const auto digits = scanner.number(width);
  if (!digits || width > 9) return not_of_the_form(text, Kind::date);
  const std::int64_t year = negative ? -*digits : *digits;
  if (scanner.at_end()) return day_of_date(year, 1, 1);
  if (is_signed && !scanner.rest().starts_with('-')) return not_of_the_form(text, Kind::date);
  STEMMA_TRY(const auto day, rest_of_date(year, scanner, text));
  if (!scanner.at_end()) return not_of_the_form(text, Kind::date);
  return day;
}

/// The whole text as a time of day, in nanoseconds.
Result<std::int64_t> clock_of(std::string_view text, Kind kind) {
  Scanner scanner(text);
  std::int64_t parts[3] = {0, 0, 0};
  const auto hour = scanner.number(2);
  if (!hour) return not_of_the_form(text, kind);
  parts[0] = *hour;
  const bool colons = scanner.rest().starts_with(':');
  int count = 1;
  while (count < 3 && !scanner.at_end()) {
    if (colons && !scanner.take(':')) break;
    const auto part = scanner.number(2);
    if (!part) return not_of_the_form(text, kind);
    parts[count++] = *part;
  }
  std::int64_t fraction = 0;
  if (count == 3 && (scanner.take('.') || scanner.take(','))) {
    const auto billionths = scanner.billionths();
    if (!billionths) return not_of_the_form(text, kind);
    fraction = *billionths;
  }
  if (!scanner.at_end()) return not_of_the_form(text, kind);
  STEMMA_TRY(check_component("hour", parts[0], 0, 23));
  STEMMA_TRY(check_component("minute", parts[1], 0, 59));
  STEMMA_TRY(check_component("second", parts[2], 0, 59));
  return (parts[0] * 3600 + parts[1] * 60 + parts[2]) * nanoseconds_per_second + fraction;
}

/// A date and what follows it, cut apart at the T.
struct Halves {
  std::string_view date;
  std::string_view clock;
  bool has_clock = false;
};

Halves halves_of(std::string_view text) {
  const std::size_t t = text.find('T');
  if (t == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, t), text.substr(t + 1), true};
}

/// What is not of the form of a date is not of that of the whole, a space for the T for one.
Result<std::int64_t> day_before_clock(const Halves& halves, std::string_view text, Kind kind) {
  Result<std::int64_t> day = day_of(halves.date);
  if (!day && day.error().code == ErrorCode::invalid_argument_value)
    return not_of_the_form(text, kind);
  return day;
}

}  // namespace

Result<Value> parse_date(std::string_view text) {
  STEMMA_TRY(const auto day, day_of(text));
  return Value::date(day);
}

Result<Value> parse_local_time(std::string_view text) {
  STEMMA_TRY(const auto clock, clock_of(text, Kind::local_time));
  return Value::local_time({clock, 0});
}

Result<Value> parse_time(std::string_view text, const Zone& zone) {
  const std::size_t end = text.find_first_of("Zz+-");
  STEMMA_TRY(const auto clock, clock_of(text.substr(0, end), Kind::time));
  if (end == std::string_view::npos) return Value::time({clock, zone.offset_seconds});
  const auto offset = parse_offset(text.substr(end));
  if (!offset) return not_of_the_form(text, Kind::time);
  return Value::time({clock, *offset});
}

Result<Value> parse_local_date_time(std::string_view text) {
  const Halves halves = halves_of(text);
  STEMMA_TRY(const auto day, day_before_clock(halves, text, Kind::local_date_time));
  if (!halves.has_clock) return Value::local_date_time({day, 0, 0, {}});
  STEMMA_TRY(const auto clock, clock_of(halves.clock, Kind::local_date_time));
  return Value::local_date_time({day, clock, 0, {}});
}

Result<Value> parse_date_time(std::string_view text, const Zone& default_zone) {
  std::string_view local = text;
  Zone zone = default_zone;
  const std::size_t bracket = text.find('[');
  if (bracket != std::string_view::npos) {
    if (!text.ends_with(']')) return not_of_the_form(text, Kind::date_time);
    STEMMA_TRY(zone, parse_zone(text.substr(bracket + 1, text.size() - bracket - 2)));
    local = text.substr(0, bracket);
  }
  const Halves halves = halves_of(local);
  const std::size_t end = halves.clock.find_first_of("Zz+-");
  std::optional<std::int32_t> offset;
  if (end != std::string_view::npos) {
    offset = parse_offset(halves.clock.substr(end));
    if (!offset) return not_of_the_form(text, Kind::date_time);
    if (bracket == std::string_view::npos) zone = Zone{*offset, {}};
  }
  STEMMA_TRY(const auto day, day_before_clock(halves, text, Kind::date_time));
  std::int64_t clock = 0;
  if (halves.has_clock) {
    STEMMA_TRY(clock, clock_of(halves.clock.substr(0, end), Kind::date_time));
  }
  DateTimeValue value = at_local(day, clock, zone, offset);
  if (offset && value.offset_seconds != *offset) {
    return runtime_error(
        ErrorCode::number_out_of_range,
        "'" + std::string(text) + "' has an offset that its zone does not have then", {},
        "leave the offset or the zone out");
  }
  return Value::date_time(std::move(value));
}

}  // namespace stemma::temporal
