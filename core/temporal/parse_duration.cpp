#include "core/temporal/calendar.hpp"
#include "core/temporal/duration.hpp"
#include "core/temporal/parse.hpp"
#include "core/temporal/scanner.hpp"

namespace stemma::temporal {
namespace {

struct Unit {
  char letter;
  DurationUnit unit;
};

constexpr Unit calendar_units[] = {{'Y', DurationUnit::years},
                                   {'M', DurationUnit::months},
                                   {'W', DurationUnit::weeks},
                                   {'D', DurationUnit::days}};
constexpr Unit clock_units[] = {
    {'H', DurationUnit::hours}, {'M', DurationUnit::minutes}, {'S', DurationUnit::seconds}};

/// "-1.5": a sign, digits, and a fraction of any length.
struct Amount {
  std::int64_t whole = 0;
  long double fraction = 0;
};

std::optional<Amount> take_amount(Scanner& scanner) {
  const bool negative = scanner.take('-');
  if (!negative) scanner.take('+');
  const auto whole = scanner.number(scanner.digit_run());
  if (!whole) return {};
  Amount amount{*whole, 0};
  if (scanner.take('.') || scanner.take(',')) {
    if (scanner.digit_run() == 0) return {};
    long double place = 0.1L;
    while (scanner.digit_run() > 0) {
      amount.fraction += static_cast<long double>(*scanner.number(1)) * place;
      place /= 10;
    }
  }
  if (negative) amount = {-amount.whole, -amount.fraction};
  return amount;
}

enum class Parts : std::uint8_t { malformed, none, some };

/// Amounts with their units, the units in their order, each at most once.
template <std::size_t count>
Parts take_parts(Scanner& scanner, const Unit (&units)[count], DurationBuilder& builder) {
  std::size_t next = 0;
  while (!scanner.at_end() && !scanner.rest().starts_with('T')) {
    const auto amount = take_amount(scanner);
    if (!amount) return Parts::malformed;
    while (next < count && !scanner.take(units[next].letter)) ++next;
    if (next == count) return Parts::malformed;
    builder.add(units[next++].unit, amount->whole, amount->fraction);
  }
  return next == 0 ? Parts::none : Parts::some;
}

Result<Value> finished(const DurationBuilder& builder, std::string_view text) {
  if (const auto duration = builder.finish()) return Value::duration(*duration);
  return runtime_error(ErrorCode::number_out_of_range,
                       "the duration '" + std::string(text) + "' is too long");
}

/// YYYY-MM-DDTHH:MM:SS.fraction or YYYYMMDDTHHMMSS.fraction read as amounts, not as a date.
std::optional<DurationBuilder> date_like(std::string_view text) {
  Scanner scanner(text);
  const auto years = scanner.number(4);
  const bool hyphens = scanner.take('-');
  const auto months = scanner.number(2);
  if (hyphens && !scanner.take('-')) return {};
  const auto days = scanner.number(2);
  if (!years || !months || !days || *months > 12 || *days > 31) return {};
  DurationBuilder builder;
  builder.add(DurationUnit::years, *years);
  builder.add(DurationUnit::months, *months);
  builder.add(DurationUnit::days, *days);
  if (scanner.at_end()) return builder;
  if (!scanner.take('T')) return {};
  const auto clock = parse_local_time(scanner.rest());
  if (!clock) return {};
  builder.add(DurationUnit::nanoseconds, clock->time().nanoseconds);
  return builder;
}

}  // namespace

Result<Value> parse_duration(std::string_view text) {
  Scanner scanner(text);
  const bool negative = scanner.take('-');
  if (!negative) scanner.take('+');
  if (!scanner.take('P')) return not_of_the_form(text, Kind::duration);
  if (const auto builder = date_like(scanner.rest()); builder && !negative) {
    return finished(*builder, text);
  }
  DurationBuilder builder;
  const Parts calendar = take_parts(scanner, calendar_units, builder);
  Parts clock = Parts::none;
  if (calendar != Parts::malformed && scanner.take('T')) {
    clock = take_parts(scanner, clock_units, builder);
    if (clock == Parts::none) clock = Parts::malformed;
  }
  const bool empty = calendar == Parts::none && clock == Parts::none;
  if (calendar == Parts::malformed || clock == Parts::malformed || empty || !scanner.at_end()) {
    return not_of_the_form(text, Kind::duration);
  }
  STEMMA_TRY(auto value, finished(builder, text));
  if (!negative) return value;
  const auto opposite = negate(value.duration());
  if (!opposite) return not_of_the_form(text, Kind::duration);
  return Value::duration(*opposite);
}

}  // namespace stemma::temporal
