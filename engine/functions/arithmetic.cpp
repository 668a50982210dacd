#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "core/format.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/functions/operators.hpp"
#include "engine/functions/temporal_arithmetic.hpp"

namespace stemma::engine {
namespace {

bool is_instant(const Value& value) {
  return value.is(Kind::date) || value.is(Kind::date_time) || value.is(Kind::local_date_time) ||
         value.is(Kind::time) || value.is(Kind::local_time);
}

Error no_operation(std::string_view verb, const Value& a, const Value& b) {
  return runtime_error(
      ErrorCode::invalid_argument_type,
      fmt::format("cannot {} {} and {}", verb, name_of(a.kind()), name_of(b.kind())), {},
      is_instant(a) && is_instant(b)
          ? "duration.between(a, b) and duration.inDays(a, b) say what lies between"
          : "toString(), toInteger() or toFloat() convert a value");
}

bool both_integers(const Value& a, const Value& b) {
  return a.is(Kind::integer) && b.is(Kind::integer);
}

bool is_text_with(const Value& text, const Value& other) {
  return text.is(Kind::string) && (other.is(Kind::string) || other.is_number());
}

Value joined_lists(const Value& a, const Value& b) {
  ValueList elements;
  elements.reserve((a.is(Kind::list) ? a.list().size() : 1) +
                   (b.is(Kind::list) ? b.list().size() : 1));
  for (const Value* part : {&a, &b}) {
    if (part->is(Kind::list)) {
      elements.insert(elements.end(), part->list().begin(), part->list().end());
    } else {
      elements.push_back(*part);
    }
  }
  return Value(std::move(elements));
}

}  // namespace

Result<Value> add_others(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (both_integers(a, b)) return overflow("+");
  if (a.is(Kind::list) || b.is(Kind::list)) return joined_lists(a, b);
  if (is_text_with(a, b) || is_text_with(b, a)) return Value(to_plain_text(a) + to_plain_text(b));
  if (auto answer = add_temporal(a, b)) return std::move(*answer);
  return no_operation("add", a, b);
}

Result<Value> subtract_others(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (both_integers(a, b)) return overflow("-");
  if (auto answer = subtract_temporal(a, b)) return std::move(*answer);
  return no_operation("subtract", a, b);
}

Result<Value> multiply_others(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (both_integers(a, b)) return overflow("*");
  if (auto answer = multiply_temporal(a, b)) return std::move(*answer);
  return no_operation("multiply", a, b);
}

Result<Value> divide(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (both_integers(a, b)) {
    if (b.integer() == 0) {
      return runtime_error(ErrorCode::division_by_zero, fmt::format("{} / 0", a.integer()), {},
                           "a FLOAT division by 0.0 gives Infinity or NaN");
    }
    if (b.integer() == -1) return subtract(Value(0), a);
    return Value(a.integer() / b.integer());
  }
  if (a.is_number() && b.is_number()) return Value(a.as_double() / b.as_double());
  if (auto answer = divide_temporal(a, b)) return std::move(*answer);
  return no_operation("divide", a, b);
}

Result<Value> modulo(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (both_integers(a, b)) {
    if (b.integer() == 0) {
      return runtime_error(ErrorCode::division_by_zero, fmt::format("{} % 0", a.integer()));
    }
    // The processor traps on the smallest integer % -1, whose answer is plainly 0.
    return Value(b.integer() == -1 ? std::int64_t{0} : a.integer() % b.integer());
  }
  if (a.is_number() && b.is_number()) return Value(std::fmod(a.as_double(), b.as_double()));
  return no_operation("take the remainder of", a, b);
}

Result<Value> power(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (a.is_number() && b.is_number()) return Value(std::pow(a.as_double(), b.as_double()));
  return no_operation("raise to a power", a, b);
}

Result<Value> negate(const Value& a) {
  if (a.is_null()) return Value();
  if (a.is(Kind::floating)) return Value(-a.floating());
  if (a.is(Kind::integer)) return subtract(Value(0), a);
  if (auto answer = negate_temporal(a)) return std::move(*answer);
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("cannot negate a {}", name_of(a.kind())));
}

}  // namespace stemma::engine
