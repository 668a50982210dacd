#include <optional>

#include "core/temporal/arithmetic.hpp"
#include "core/temporal/calendar.hpp"
#include "core/temporal/duration.hpp"
#include "core/temporal/instant.hpp"
#include "core/temporal/move.hpp"
#include "core/temporal/zone.hpp"

namespace stemma::temporal {
namespace {

/// One end, with what it says of date, clock and zone.
struct End {
  std::optional<std::int64_t> days;
  std::int64_t nanoseconds = 0;
  std::optional<Zone> zone;
};

End end_of(const Value& value) {
  switch (value.kind()) {
    case Kind::date: return {value.days(), 0, {}};
    case Kind::local_time: return {{}, value.time().nanoseconds, {}};
    case Kind::time: return {{}, value.time().nanoseconds, Zone{value.time().offset_seconds, {}}};
    case Kind::local_date_time: return {value.date_time().days, value.date_time().nanoseconds, {}};
    default:
      return {value.date_time().days, value.date_time().nanoseconds, zone_of(value.date_time())};
  }
}

/// Both ends as clocks in one zone show them.
struct Span {
  DateTimeValue from;
  DateTimeValue to;
  bool dated = false;  ///< both ends had a date of their own
};

/// An end placed in its zone; the offset it was told with decides between two moments of one name.
DateTimeValue placed(const End& end, const Zone& zone) {
  const std::optional<std::int32_t> told =
      end.zone ? std::optional(end.zone->offset_seconds) : std::nullopt;
  return at_local(*end.days, end.nanoseconds, zone, told);
}

Span span_of(const Value& a, const Value& b) {
  End from = end_of(a);
  End to = end_of(b);
  Span span;
  span.dated = from.days && to.days;
  if (!from.days) from.days = to.days.value_or(0);
  if (!to.days) to.days = from.days;
  const Zone from_zone = from.zone ? *from.zone : to.zone.value_or(Zone());
  const Zone to_zone = to.zone ? *to.zone : from_zone;
  span.from = placed(from, from_zone);
  span.to = at_instant(instant_of(placed(to, to_zone)), {span.from.offset_seconds, from_zone.name});
  return span;
}

/// The last day that is not past the end of a span, seen from its beginning: where the clock at the
/// end has not come as far as at the beginning, the last day is not whole.
std::int64_t last_whole_day(const Span& span) {
  if (span.to.days > span.from.days && span.to.nanoseconds < span.from.nanoseconds) {
    return span.to.days - 1;
  }
  if (span.to.days < span.from.days && span.to.nanoseconds > span.from.nanoseconds) {
    return span.to.days + 1;
  }
  return span.to.days;
}

std::int64_t months_in(const Span& span) {
  const CivilDate from = civil_from_days(span.from.days);
  const CivilDate to = civil_from_days(last_whole_day(span));
  const auto packed = [](const CivilDate& date) {
    return (date.year * 12 + date.month - 1) * 32 + date.day;
  };
  return (packed(to) - packed(from)) / 32;
}

std::int64_t days_in(const Span& span) { return last_whole_day(span) - span.from.days; }

__int128 nanoseconds_in(const Span& span) {
  const Instant from = instant_of(span.from);
  const Instant to = instant_of(span.to);
  return static_cast<__int128>(to.seconds - from.seconds) * nanoseconds_per_second +
         to.nanoseconds - from.nanoseconds;
}

/// Moves the beginning of a span on by months and days, clocks in its zone going along.
Result<void> advance(Span& span, std::int64_t months, std::int64_t days) {
  STEMMA_TRY(const auto day, days_after(span.from.days, months, days));
  span.from = at_local(day, span.from.nanoseconds, zone_of(span.from), span.from.offset_seconds);
  return {};
}

Result<Value> made(__int128 months, __int128 days, __int128 nanoseconds) {
  if (const auto duration = make_duration(months, days, nanoseconds)) {
    return Value::duration(*duration);
  }
  return runtime_error(ErrorCode::number_out_of_range, "the duration is too long");
}

}  // namespace

Result<Value> duration_between(const Value& from, const Value& to, Between between) {
  Span span = span_of(from, to);
  switch (between) {
    case Between::months: return made(span.dated ? months_in(span) : 0, 0, 0);
    case Between::days: return made(0, span.dated ? days_in(span) : 0, 0);
    case Between::seconds: return made(0, 0, nanoseconds_in(span));
    case Between::parts: break;
  }
  if (!span.dated) return made(0, 0, nanoseconds_in(span));
  const std::int64_t months = months_in(span);
  STEMMA_TRY(advance(span, months, 0));
  const std::int64_t days = days_in(span);
  STEMMA_TRY(advance(span, 0, days));
  return made(months, days, nanoseconds_in(span));
}

}  // namespace stemma::temporal
