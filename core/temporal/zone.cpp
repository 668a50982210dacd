#include "core/temporal/zone.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include "core/temporal/merged_zones.hpp"

namespace stemma::temporal {
namespace {

using date::local_seconds;
using date::sys_seconds;
using std::chrono::seconds;

const date::time_zone* find_zone(std::string_view name) {
  try {
    return date::locate_zone(merged_into(name));
  } catch (const std::exception&) { return nullptr; }
}

/// The zone files list changes of the clocks up to 2037; the rules in force then are applied to
/// later times. A day of March to December falls on the same weekday, and so under the same rule,
/// in the year between 2027 and 2037 whose 1st of March does.
constexpr std::int64_t first_year_without_changes = 2038;

std::int64_t seconds_to_reference_year(std::int64_t at_seconds) {
  const std::int64_t year = civil_from_days(floor_divide(at_seconds, seconds_per_day)).year;
  if (year < first_year_without_changes) return 0;
  const int weekday = iso_weekday(days_from_civil(year, 3, 1));
  for (std::int64_t reference = 2037; reference >= 2027; --reference) {
    const std::int64_t first_of_march = days_from_civil(reference, 3, 1);
    if (iso_weekday(first_of_march) == weekday) {
      return (first_of_march - days_from_civil(year, 3, 1)) * seconds_per_day;
    }
  }
  return 0;
}

/// Whether the files know of no change after this one, although the clocks went on changing.
bool is_past_the_files(const date::sys_info& period) {
  const std::int64_t begin = period.begin.time_since_epoch().count();
  return period.begin > sys_seconds(seconds(0)) &&
         civil_from_days(floor_divide(begin, seconds_per_day)).year ==
             first_year_without_changes - 1;
}

std::int32_t offset_at(const date::time_zone& zone, std::int64_t utc_seconds) {
  const auto at = [&](std::int64_t s) { return zone.get_info(sys_seconds(seconds(s))); };
  const date::sys_info period = at(utc_seconds);
  const std::int64_t shift = seconds_to_reference_year(utc_seconds);
  if (shift == 0 || !is_past_the_files(period)) {
    return static_cast<std::int32_t>(period.offset.count());
  }
  return static_cast<std::int32_t>(at(utc_seconds + shift).offset.count());
}

date::local_info reading_at(const date::time_zone& zone, std::int64_t at_seconds) {
  const auto at = [&](std::int64_t s) { return zone.get_info(local_seconds(seconds(s))); };
  const date::local_info reading = at(at_seconds);
  const std::int64_t shift = seconds_to_reference_year(at_seconds);
  if (shift == 0 || !is_past_the_files(reading.first)) return reading;
  return at(at_seconds + shift);
}

struct Resolved {
  std::int64_t local_seconds = 0;
  std::int32_t offset_seconds = 0;
};

Resolved resolve(const date::time_zone& zone, std::int64_t at_seconds,
                 std::optional<std::int32_t> preferred_offset) {
  const date::local_info reading = reading_at(zone, at_seconds);
  const auto first = static_cast<std::int32_t>(reading.first.offset.count());
  const auto second = static_cast<std::int32_t>(reading.second.offset.count());
  if (reading.result == date::local_info::nonexistent) {
    return {at_seconds + second - first, second};
  }
  if (reading.result == date::local_info::ambiguous && preferred_offset == second) {
    return {at_seconds, second};
  }
  return {at_seconds, first};
}

DateTimeValue shown(std::int64_t local_seconds, std::int32_t nanoseconds, std::int32_t offset,
                    const Zone& zone) {
  const std::int64_t days = floor_divide(local_seconds, seconds_per_day);
  const std::int64_t clock = local_seconds - days * seconds_per_day;
  return {days, clock * nanoseconds_per_second + nanoseconds, offset, zone.name};
}

std::optional<std::int32_t> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return {};
  const char tens = text[at];
  const char ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return {};
  return (tens - '0') * 10 + ones - '0';
}

}  // namespace

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return {};
  const auto hours = two_digits(text, 1);
  if (!hours) return {};
  std::int32_t total = *hours * 3600;
  const bool colons = text.size() > 3 && text[3] == ':';
  std::size_t at = 3;
  for (const std::int32_t unit : {60, 1}) {
    if (at == text.size()) break;
    if (colons && text[at++] != ':') return {};
    const auto part = two_digits(text, at);
    if (!part || *part > 59) return {};
    total += *part * unit;
    at += 2;
  }
  if (at != text.size() || total > offset_seconds_max) return {};
  return text[0] == '-' ? -total : total;
}

Result<Zone> parse_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) return Zone{*offset, {}};
  if (find_zone(text) == nullptr) {
    return runtime_error(
        ErrorCode::number_out_of_range,
        fmt::format("'{}' is not a time zone of this machine's zone database", text), {},
        "write an offset up to 18 hours such as '+01:00', 'Z', or a name such "
        "as 'Europe/Stockholm'");
  }
  return Zone{0, std::string(text), false};
}

Zone zone_of(const DateTimeValue& value) { return {value.offset_seconds, value.zone}; }

DateTimeValue at_instant(Instant instant, const Zone& zone) {
  const date::time_zone* rules = zone.name.empty() ? nullptr : find_zone(zone.name);
  const std::int32_t offset = rules ? offset_at(*rules, instant.seconds) : zone.offset_seconds;
  return shown(instant.seconds + offset, instant.nanoseconds, offset, zone);
}

DateTimeValue at_local(std::int64_t days, std::int64_t nanoseconds, const Zone& zone,
                       std::optional<std::int32_t> preferred_offset) {
  const Instant local = local_instant_of(days, nanoseconds);
  const date::time_zone* rules = zone.name.empty() ? nullptr : find_zone(zone.name);
  if (!rules) return {days, nanoseconds, zone.offset_seconds, zone.name};
  const Resolved moment = resolve(*rules, local.seconds, preferred_offset);
  return shown(moment.local_seconds, local.nanoseconds, moment.offset_seconds, zone);
}

}  // namespace stemma::temporal
