#include "engine/functions/temporal_arithmetic.hpp"

#include "core/temporal/arithmetic.hpp"
#include "core/temporal/duration.hpp"
#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

using Answer = std::optional<Result<Value>>;

Result<Value> made(const std::optional<DurationValue>& duration, std::string_view operation) {
  if (duration) return Value::duration(*duration);
  return overflow(operation);
}

bool is_instant(const Value& value) { return types::temporal.has(value.kind()); }

}  // namespace

Answer add_temporal(const Value& a, const Value& b) {
  if (b.is(Kind::duration) && is_instant(a)) return temporal::moved(a, b.duration());
  if (!a.is(Kind::duration)) return {};
  if (b.is(Kind::duration)) return made(temporal::add(a.duration(), b.duration()), "+");
  if (is_instant(b)) return temporal::moved(b, a.duration());
  return {};
}

Answer subtract_temporal(const Value& a, const Value& b) {
  if (!b.is(Kind::duration) || !(is_instant(a) || a.is(Kind::duration))) return {};
  const auto opposite = temporal::negate(b.duration());
  if (!opposite) return overflow("-");
  if (is_instant(a)) return temporal::moved(a, *opposite);
  return made(temporal::add(a.duration(), *opposite), "-");
}

Answer multiply_temporal(const Value& a, const Value& b) {
  if (a.is_number() && b.is(Kind::duration)) return multiply_temporal(b, a);
  if (!a.is(Kind::duration) || !b.is_number()) return {};
  if (b.is(Kind::integer)) return made(temporal::multiply(a.duration(), b.integer()), "*");
  return made(temporal::multiply(a.duration(), static_cast<long double>(b.floating())), "*");
}

Answer divide_temporal(const Value& a, const Value& b) {
  if (!a.is(Kind::duration) || !b.is_number()) return {};
  if (b.as_double() == 0) {
    return runtime_error(ErrorCode::division_by_zero, "a DURATION cannot be divided by 0");
  }
  const long double divisor =
      b.is(Kind::integer) ? static_cast<long double>(b.integer()) : b.floating();
  return made(temporal::divide(a.duration(), divisor), "/");
}

Answer negate_temporal(const Value& a) {
  if (!a.is(Kind::duration)) return {};
  return made(temporal::negate(a.duration()), "-");
}

}  // namespace stemma::engine
