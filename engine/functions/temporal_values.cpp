#include "engine/functions/temporal_values.hpp"

#include <fmt/format.h>

#include "core/format.hpp"
#include "core/temporal/parse.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/functions/temporal_components.hpp"

namespace stemma::engine {
namespace {

using temporal::Zone;

bool has_date(Kind kind) { return kind == Kind::date || kind >= Kind::local_date_time; }
bool has_clock(Kind kind) { return kind != Kind::date; }
bool has_zone(Kind kind) { return kind == Kind::time || kind == Kind::date_time; }

Error cannot_take(Kind kind, std::string_view what, const Value& value) {
  return runtime_error(ErrorCode::invalid_argument_value,
                       fmt::format("{}() cannot take {} from a {}: {}", constructor_of(kind), what,
                                   name_of(value.kind()), to_literal(value)));
}

/// The parts that a map selects from other values with `datetime`, `date` and `time`.
Result<TemporalParts> selected(Kind kind, const Value& map) {
  TemporalParts chosen;
  const Value* both = map.find("datetime");
  const Value* date = map.find("date");
  const Value* time = map.find("time");
  if (both && (date || time)) {
    return runtime_error(ErrorCode::invalid_argument_value,
                         "'datetime' cannot stand beside 'date' or 'time'");
  }
  if (both) {
    if (!types::temporal.has(both->kind())) return cannot_take(kind, "a datetime", *both);
    chosen = parts_of(*both);
    if (!chosen.days) return cannot_take(kind, "a datetime", *both);
    if (!chosen.nanoseconds) chosen.nanoseconds = 0;
  }
  if (date) {
    if (!types::temporal.has(date->kind())) return cannot_take(kind, "a date", *date);
    chosen.days = parts_of(*date).days;
    if (!chosen.days) return cannot_take(kind, "a date", *date);
  }
  if (time) {
    if (!types::temporal.has(time->kind())) return cannot_take(kind, "a time", *time);
    // The zone belongs to the clock: a date alone does not bring one.
    const TemporalParts parts = parts_of(*time);
    if (!parts.nanoseconds) return cannot_take(kind, "a time", *time);
    chosen.nanoseconds = parts.nanoseconds;
    chosen.zone = parts.zone;
  }
  return chosen;
}

/// datetime({epochSeconds: ...}) and datetime({epochMillis: ...}).
Result<std::optional<Value>> from_epoch(const Value& map, const std::optional<Zone>& zone) {
  const Value* seconds = map.find("epochSeconds");
  const Value* millis = map.find("epochMillis");
  if (!seconds && !millis) return std::optional<Value>();
  temporal::Instant instant;
  if (millis) {
    instant.seconds = temporal::floor_divide(millis->integer(), 1000);
    instant.nanoseconds =
        static_cast<std::int32_t>(temporal::floor_modulo(millis->integer(), 1000) * 1'000'000);
  } else {
    instant.seconds = seconds->integer();
  }
  if (const Value* nano = map.find("nanosecond")) {
    STEMMA_TRY(temporal::check_component("nanosecond", nano->integer(), 0,
                                         millis ? 999'999 : 999'999'999));
    instant.nanoseconds += static_cast<std::int32_t>(nano->integer());
  }
  STEMMA_TRY(temporal::check_component("epochSeconds", instant.seconds,
                                       temporal::days_min * temporal::seconds_per_day,
                                       temporal::days_max * temporal::seconds_per_day));
  return std::optional(at_clock(Kind::date_time, instant, zone.value_or(Zone())));
}

/// A time has an offset, not a zone: that of the zone at the statement's instant.
Zone fixed(const FunctionContext& context, const Zone& zone) {
  if (zone.name.empty()) return zone;
  return {temporal::at_instant({context.clock.epoch_seconds, 0}, zone).offset_seconds, {}};
}

/// The same instant as clocks in another zone show it.
Value moved_to(Kind kind, const Value& value, const Zone& zone) {
  if (kind == Kind::date_time) {
    return Value::date_time(temporal::at_instant(temporal::instant_of(value.date_time()), zone));
  }
  const TimeValue& time = value.time();
  const std::int64_t shift = zone.offset_seconds - time.offset_seconds;
  return Value::time(
      {temporal::floor_modulo(time.nanoseconds + shift * temporal::nanoseconds_per_second,
                              temporal::nanoseconds_per_day),
       zone.offset_seconds});
}

}  // namespace

std::string_view constructor_of(Kind kind) {
  switch (kind) {
    case Kind::date: return "date";
    case Kind::local_time: return "localtime";
    case Kind::time: return "time";
    case Kind::local_date_time: return "localdatetime";
    case Kind::date_time: return "datetime";
    default: return "duration";
  }
}

TemporalParts parts_of(const Value& temporal) {
  switch (temporal.kind()) {
    case Kind::date: return {temporal.days(), {}, {}};
    case Kind::local_time: return {{}, temporal.time().nanoseconds, {}};
    case Kind::time:
      return {{}, temporal.time().nanoseconds, Zone{temporal.time().offset_seconds, {}}};
    case Kind::local_date_time:
      return {temporal.date_time().days, temporal.date_time().nanoseconds, {}};
    default:
      return {temporal.date_time().days, temporal.date_time().nanoseconds,
              temporal::zone_of(temporal.date_time())};
  }
}

Value made_of(Kind kind, const TemporalParts& parts) {
  const std::int64_t days = parts.days.value_or(0);
  const std::int64_t nanoseconds = parts.nanoseconds.value_or(0);
  const Zone zone = parts.zone.value_or(Zone());
  switch (kind) {
    case Kind::date: return Value::date(days);
    case Kind::local_time: return Value::local_time({nanoseconds, 0});
    case Kind::time: return Value::time({nanoseconds, zone.offset_seconds});
    case Kind::local_date_time: return Value::local_date_time({days, nanoseconds, 0, {}});
    default:
      return Value::date_time(temporal::at_local(
          days, nanoseconds, zone,
          zone.offset_known ? std::optional(zone.offset_seconds) : std::nullopt));
  }
}

Result<Value> converted(Kind kind, const Value& temporal) {
  const TemporalParts parts = parts_of(temporal);
  if (has_date(kind) && !parts.days) return cannot_take(kind, "a date", temporal);
  if (!has_date(kind) && !parts.nanoseconds) return cannot_take(kind, "a time", temporal);
  return made_of(kind, parts);
}

Result<std::optional<Zone>> zone_from(const Value& map) {
  const Value* text = map.find("timezone");
  if (!text) return std::optional<Zone>();
  if (!text->is(Kind::string)) return wrong_argument("timezone", *text, Kind::string);
  STEMMA_TRY(auto zone, temporal::parse_zone(text->string()));
  return std::optional(std::move(zone));
}

Result<Value> from_map(FunctionContext& context, Kind kind, const Value& map) {
  STEMMA_TRY(check_components(map, kind));
  STEMMA_TRY(auto zone, zone_from(map));
  if (zone && kind == Kind::time) zone = fixed(context, *zone);
  STEMMA_TRY(auto epoch, from_epoch(map, zone));
  if (epoch) return std::move(*epoch);

  STEMMA_TRY(TemporalParts parts, selected(kind, map));
  if (has_date(kind)) { STEMMA_TRY(parts.days, date_from(map, parts.days)); }
  if (has_clock(kind)) {
    if (!has_date(kind) && !parts.nanoseconds && !map.find("hour")) {
      return runtime_error(ErrorCode::invalid_argument_value,
                           fmt::format("a {} needs an 'hour'", name_of(kind)), {},
                           fmt::format("{}({{hour: 12, minute: 30}})", constructor_of(kind)));
    }
    STEMMA_TRY(parts.nanoseconds, clock_from(map, parts.nanoseconds));
  }
  // A selected clock keeps its instant in the zone asked for; a bare one is set in it.
  if (has_zone(kind) && zone) {
    if (parts.zone) return moved_to(kind, made_of(kind, parts), *zone);
    parts.zone = std::move(zone);
  }
  return made_of(kind, parts);
}

Value at_clock(Kind kind, temporal::Instant instant, const Zone& zone) {
  const DateTimeValue shown = temporal::at_instant(instant, zone);
  return made_of(kind, {shown.days, shown.nanoseconds, temporal::zone_of(shown)});
}

}  // namespace stemma::engine
