// date(), localtime(), time(), localdatetime(), datetime() and what the clock says.
#include <chrono>

#include "core/temporal/parse.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/functions/temporal_values.hpp"

namespace stemma::engine {
namespace {

constexpr TypeSet describing = types::temporal | TypeSet{Kind::string, Kind::map};

Result<Value> parsed(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::date: return temporal::parse_date(text);
    case Kind::local_time: return temporal::parse_local_time(text);
    case Kind::time: return temporal::parse_time(text);
    case Kind::local_date_time: return temporal::parse_local_date_time(text);
    default: return temporal::parse_date_time(text);
  }
}

temporal::Instant statement_instant(const FunctionContext& context) {
  return {context.clock.epoch_seconds, context.clock.nanoseconds};
}

temporal::Instant machine_instant() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  return {temporal::floor_divide(nanoseconds, temporal::nanoseconds_per_second),
          static_cast<std::int32_t>(
              temporal::floor_modulo(nanoseconds, temporal::nanoseconds_per_second))};
}

/// What a clock shows, in UTC or in the zone that the only argument names.
Result<Value> clock_value(Kind kind, temporal::Instant instant, Arguments arguments) {
  temporal::Zone zone;
  if (!arguments.empty()) {
    const Value& name = arguments[0];
    if (!name.is(Kind::string)) return wrong_argument(constructor_of(kind), name, Kind::string);
    STEMMA_TRY(zone, temporal::parse_zone(name.string()));
  }
  return at_clock(kind, instant, zone);
}

template <Kind kind>
Result<Value> construct(FunctionContext& context, Arguments arguments) {
  if (arguments.empty()) return at_clock(kind, statement_instant(context), {});
  const Value& description = arguments[0];
  if (description.is(Kind::string)) return parsed(kind, description.string());
  if (description.is(Kind::map)) {
    // {timezone: 'Europe/Paris'} alone asks for the time it is there.
    if (description.map().size() == 1 && description.find("timezone")) {
      return clock_value(kind, statement_instant(context), {description.find("timezone"), 1});
    }
    return from_map(context, kind, description);
  }
  if (types::temporal.has(description.kind())) return converted(kind, description);
  return wrong_argument(constructor_of(kind), description, describing);
}

template <Kind kind>
Result<Value> of_statement(FunctionContext& context, Arguments arguments) {
  return clock_value(kind, statement_instant(context), arguments);
}

template <Kind kind>
Result<Value> of_machine(FunctionContext&, Arguments arguments) {
  return clock_value(kind, machine_instant(), arguments);
}

/// The names and signatures of one kind: string views have to outlive the registry.
struct Names {
  std::string_view constructor, constructor_signature;
  std::string_view transaction, transaction_signature;
  std::string_view statement, statement_signature;
  std::string_view realtime, realtime_signature;
};

template <Kind kind>
void add_kind(std::vector<ScalarFunction>& functions, const Names& names) {
  const TypeSet zone = Kind::string;
  const std::initializer_list<ScalarFunction> family = {
      // Without an argument these tell the time, so none of them is constant.
      {names.constructor,
       names.constructor_signature,
       0,
       1,
       {describing},
       kind,
       null_in_null_out<construct<kind>>,
       false},
      {names.transaction,
       names.transaction_signature,
       0,
       1,
       {zone},
       kind,
       null_in_null_out<of_statement<kind>>,
       false},
      {names.statement,
       names.statement_signature,
       0,
       1,
       {zone},
       kind,
       null_in_null_out<of_statement<kind>>,
       false},
      {names.realtime,
       names.realtime_signature,
       0,
       1,
       {zone},
       kind,
       null_in_null_out<of_machine<kind>>,
       false},
  };
  functions.insert(functions.end(), family);
}

Result<Value> from_epoch_seconds(FunctionContext& context, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is(Kind::integer)) {
      return wrong_argument("datetime.fromepoch", argument, Kind::integer);
    }
  }
  ValueMap map = {{"epochSeconds", arguments[0]}};
  if (arguments.size() > 1) map.emplace_back("nanosecond", arguments[1]);
  return from_map(context, Kind::date_time, Value::map(std::move(map)));
}

Result<Value> from_epoch_millis(FunctionContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::integer)) {
    return wrong_argument("datetime.fromepochmillis", arguments[0], Kind::integer);
  }
  return from_map(context, Kind::date_time, Value::map({{"epochMillis", arguments[0]}}));
}

}  // namespace

void add_temporal_functions(std::vector<ScalarFunction>& functions) {
  add_kind<Kind::date>(functions,
                       {"date", "date([text, map or temporal value])", "date.transaction",
                        "date.transaction([zone])", "date.statement", "date.statement([zone])",
                        "date.realtime", "date.realtime([zone])"});
  add_kind<Kind::local_time>(functions, {"localtime", "localtime([text, map or temporal value])",
                                         "localtime.transaction", "localtime.transaction([zone])",
                                         "localtime.statement", "localtime.statement([zone])",
                                         "localtime.realtime", "localtime.realtime([zone])"});
  add_kind<Kind::time>(functions,
                       {"time", "time([text, map or temporal value])", "time.transaction",
                        "time.transaction([zone])", "time.statement", "time.statement([zone])",
                        "time.realtime", "time.realtime([zone])"});
  add_kind<Kind::local_date_time>(functions,
                                  {"localdatetime", "localdatetime([text, map or temporal value])",
                                   "localdatetime.transaction", "localdatetime.transaction([zone])",
                                   "localdatetime.statement", "localdatetime.statement([zone])",
                                   "localdatetime.realtime", "localdatetime.realtime([zone])"});
  add_kind<Kind::date_time>(
      functions, {"datetime", "datetime([text, map or temporal value])", "datetime.transaction",
                  "datetime.transaction([zone])", "datetime.statement",
                  "datetime.statement([zone])", "datetime.realtime", "datetime.realtime([zone])"});
  const TypeSet integer = Kind::integer;
  functions.push_back({"datetime.fromepoch",
                       "datetime.fromepoch(seconds [, nanoseconds])",
                       1,
                       2,
                       {integer},
                       Kind::date_time,
                       null_in_null_out<from_epoch_seconds>});
  functions.push_back({"datetime.fromepochmillis",
                       "datetime.fromepochmillis(milliseconds)",
                       1,
                       1,
                       {integer},
                       Kind::date_time,
                       null_in_null_out<from_epoch_millis>});
}

}  // namespace stemma::engine
