// duration() and the durations between two temporal values.
#include <fmt/format.h>

#include <cmath>

#include "core/format.hpp"
#include "core/temporal/arithmetic.hpp"
#include "core/temporal/duration.hpp"
#include "core/temporal/parse.hpp"
#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

using temporal::DurationUnit;

constexpr std::pair<std::string_view, DurationUnit> units[] = {
    {"years", DurationUnit::years},
    {"quarters", DurationUnit::quarters},
    {"months", DurationUnit::months},
    {"weeks", DurationUnit::weeks},
    {"days", DurationUnit::days},
    {"hours", DurationUnit::hours},
    {"minutes", DurationUnit::minutes},
    {"seconds", DurationUnit::seconds},
    {"milliseconds", DurationUnit::milliseconds},
    {"microseconds", DurationUnit::microseconds},
    {"nanoseconds", DurationUnit::nanoseconds},
};

Result<DurationUnit> unit_named(std::string_view name) {
  for (const auto& [known, unit] : units) {
    if (known == name) return unit;
  }
  Error error = runtime_error(
      ErrorCode::invalid_argument_value, fmt::format("a DURATION has no component '{}'", name), {},
      "years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, "
      "microseconds or nanoseconds");
  error.type = ErrorType::argument_error;
  return error;
}

Result<void> add_amount(temporal::DurationBuilder& builder, std::string_view name,
                        const Value& amount) {
  STEMMA_TRY(const auto unit, unit_named(name));
  if (amount.is(Kind::integer)) {
    builder.add(unit, amount.integer());
    return {};
  }
  if (!amount.is(Kind::floating)) return wrong_argument(name, amount, types::number);
  if (!(std::fabs(amount.floating()) < 9.2e18)) {
    return out_of_range(
        fmt::format("{} {} is too long for a DURATION", format_double(amount.floating()), name));
  }
  const double whole = std::trunc(amount.floating());
  builder.add(unit, static_cast<std::int64_t>(whole), amount.floating() - whole);
  return {};
}

Result<Value> from_map(const Value& map) {
  if (map.map().empty()) {
    return runtime_error(ErrorCode::invalid_argument_value, "duration() needs a component", {},
                         "duration({days: 14, hours: 16})");
  }
  temporal::DurationBuilder builder;
  for (const auto& [name, amount] : map.map()) STEMMA_TRY(add_amount(builder, name, amount));
  if (const auto duration = builder.finish()) return Value::duration(*duration);
  return out_of_range("the duration is too long");
}

Result<Value> duration(FunctionContext&, Arguments arguments) {
  const Value& description = arguments[0];
  if (description.is(Kind::duration)) return description;
  if (description.is(Kind::string)) return temporal::parse_duration(description.string());
  if (description.is(Kind::map)) return from_map(description);
  return wrong_argument("duration", description, {Kind::string, Kind::map, Kind::duration});
}

template <temporal::Between parts>
Result<Value> between(FunctionContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!types::temporal.has(argument.kind())) {
      return wrong_argument("duration.between", argument, types::temporal);
    }
  }
  return temporal::duration_between(arguments[0], arguments[1], parts);
}

}  // namespace

void add_duration_functions(std::vector<ScalarFunction>& functions) {
  using temporal::Between;
  const TypeSet kind = Kind::duration;
  const TypeSet ends = types::temporal;
  const std::initializer_list<ScalarFunction> family = {
      {"duration",
       "duration(text_or_map)",
       1,
       1,
       {{Kind::string, Kind::map, Kind::duration}},
       kind,
       null_in_null_out<duration>},
      {"duration.between",
       "duration.between(from, to)",
       2,
       2,
       {ends},
       kind,
       null_in_null_out<between<Between::parts>>},
      {"duration.inMonths",
       "duration.inMonths(from, to)",
       2,
       2,
       {ends},
       kind,
       null_in_null_out<between<Between::months>>},
      {"duration.inDays",
       "duration.inDays(from, to)",
       2,
       2,
       {ends},
       kind,
       null_in_null_out<between<Between::days>>},
      {"duration.inSeconds",
       "duration.inSeconds(from, to)",
       2,
       2,
       {ends},
       kind,
       null_in_null_out<between<Between::seconds>>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
