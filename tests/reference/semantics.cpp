#include "tests/reference/semantics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stemma::reference {
namespace {

/// Wide enough for both int64 and double, so that mixed comparisons are exact.
long double wide(const Value& value) {
  return value.is(Kind::integer) ? static_cast<long double>(value.integer())
                                 : static_cast<long double>(value.floating());
}

bool is_nan(const Value& value) { return value.is(Kind::floating) && std::isnan(value.floating()); }

Truth with_null(const Faults& faults) { return faults.null_is_false ? Truth(false) : Truth(); }

Truth equal_lists(const ValueList& a, const ValueList& b, const Faults& faults) {
  if (a.size() != b.size()) return false;
  Truth all = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equal(a[i], b[i], faults);
    if (one == Truth(false)) return false;
    if (!one) all = {};
  }
  return all;
}

Truth equal_maps(const ValueMap& a, const ValueMap& b, const Faults& faults) {
  if (a.size() != b.size()) return false;
  ValueList left;
  ValueList right;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].first != b[i].first) return false;
    left.push_back(a[i].second);
    right.push_back(b[i].second);
  }
  return equal_lists(left, right, faults);
}

int rank(const Value& value) {
  switch (value.kind()) {
    case Kind::map: return 1;
    case Kind::node: return 2;
    case Kind::relationship: return 3;
    case Kind::list: return 4;
    case Kind::path: return 5;
    case Kind::date: return 6;
    case Kind::string: return 7;
    case Kind::boolean: return 8;
    case Kind::integer:
    case Kind::floating: return 9;
    case Kind::null: return 10;
    default: throw Unsupported{"the order of this kind of value"};
  }
}

template <typename T>
std::weak_ordering three_way(const T& a, const T& b) {
  if (a < b) return std::weak_ordering::less;
  return b < a ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

std::weak_ordering order_numbers(const Value& a, const Value& b) {
  if (is_nan(a) || is_nan(b)) return three_way(is_nan(a), is_nan(b));
  return three_way(wide(a), wide(b));
}

std::weak_ordering order_lists(const ValueList& a, const ValueList& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto one = sort_order(a[i], b[i]);
    if (one != std::weak_ordering::equivalent) return one;
  }
  return three_way(a.size(), b.size());
}

/// `result` by reference: the call that overflows or not fills it, in no fixed order with its copy.
Value integer_result(bool overflow, const std::int64_t& result) {
  if (overflow) throw Failure{"integer overflow"};
  return Value(result);
}

Value calculate_integers(Arithmetic operation, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  switch (operation) {
    case Arithmetic::subtract: return integer_result(__builtin_sub_overflow(a, b, &result), result);
    case Arithmetic::multiply: return integer_result(__builtin_mul_overflow(a, b, &result), result);
    default: break;
  }
  if (b == 0) throw Failure{"division by zero"};
  if (b == -1) {
    if (operation == Arithmetic::modulo) return Value(std::int64_t{0});
    return integer_result(__builtin_sub_overflow(std::int64_t{0}, a, &result), result);
  }
  return Value(operation == Arithmetic::divide ? a / b : a % b);
}

}  // namespace

Value to_value(Truth truth) { return truth ? Value(*truth) : Value(); }

Truth to_truth(const Value& value) {
  if (value.is_null()) return {};
  if (!value.is(Kind::boolean)) throw Failure{"not a boolean"};
  return value.boolean();
}

Truth equal(const Value& a, const Value& b, const Faults& faults) {
  if (a.is_null() || b.is_null()) return with_null(faults);
  if (a.is_number() && b.is_number()) return !is_nan(a) && !is_nan(b) && wide(a) == wide(b);
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::boolean: return a.boolean() == b.boolean();
    case Kind::string: return a.string() == b.string();
    case Kind::node: return a.node() == b.node();
    case Kind::relationship: return a.relationship() == b.relationship();
    case Kind::date: return a.days() == b.days();
    case Kind::list: return equal_lists(a.list(), b.list(), faults);
    case Kind::map: return equal_maps(a.map(), b.map(), faults);
    case Kind::path:
      return a.path().nodes == b.path().nodes && a.path().relationships == b.path().relationships;
    default: throw Unsupported{"the equality of this kind of value"};
  }
}

Truth less(const Value& a, const Value& b, bool or_equal, const Faults& faults) {
  if (a.is_null() || b.is_null()) return with_null(faults);
  if (a.is_number() && b.is_number()) {
    if (is_nan(a) || is_nan(b)) return false;
    return or_equal ? wide(a) <= wide(b) : wide(a) < wide(b);
  }
  if (a.kind() != b.kind()) return {};
  std::weak_ordering order = std::weak_ordering::equivalent;
  switch (a.kind()) {
    case Kind::string: order = three_way(a.string(), b.string()); break;
    case Kind::boolean: order = three_way(a.boolean(), b.boolean()); break;
    case Kind::date: order = three_way(a.days(), b.days()); break;
    default: throw Unsupported{"comparing this kind of value"};
  }
  return order < 0 || (or_equal && order == 0);
}

Truth in_list(const Value& element, const Value& list, const Faults& faults) {
  if (list.is_null()) return with_null(faults);
  if (!list.is(Kind::list)) throw Failure{"IN needs a list"};
  Truth found = false;
  for (const Value& candidate : list.list()) {
    const Truth one = equal(element, candidate, faults);
    if (one == Truth(true)) return true;
    if (!one) found = {};
  }
  return found;
}

std::weak_ordering sort_order(const Value& a, const Value& b) {
  if (rank(a) != rank(b)) return three_way(rank(a), rank(b));
  switch (a.kind()) {
    case Kind::null: return std::weak_ordering::equivalent;
    case Kind::string: return three_way(a.string(), b.string());
    case Kind::boolean: return three_way(a.boolean(), b.boolean());
    case Kind::date: return three_way(a.days(), b.days());
    case Kind::integer:
    case Kind::floating: return order_numbers(a, b);
    case Kind::list: return order_lists(a.list(), b.list());
    default: throw Unsupported{"the order of entities and maps"};
  }
}

bool same(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (is_nan(a) || is_nan(b)) return is_nan(a) && is_nan(b);
  if (a.is(Kind::list) && b.is(Kind::list))
    return std::equal(a.list().begin(), a.list().end(), b.list().begin(), b.list().end(), same);
  if (a.is(Kind::map) && b.is(Kind::map)) {
    return std::equal(a.map().begin(), a.map().end(), b.map().begin(), b.map().end(),
                      [](const auto& x, const auto& y) {
                        return x.first == y.first && same(x.second, y.second);
                      });
  }
  return equal(a, b, {}) == Truth(true);
}

Value add(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (a.is(Kind::list) || b.is(Kind::list)) {
    ValueList list = a.is(Kind::list) ? a.list() : ValueList{a};
    const ValueList more = b.is(Kind::list) ? b.list() : ValueList{b};
    list.insert(list.end(), more.begin(), more.end());
    return Value(std::move(list));
  }
  if (a.is(Kind::string) || b.is(Kind::string)) {
    const bool fits =
        (a.is(Kind::string) || a.is_number()) && (b.is(Kind::string) || b.is_number());
    if (!fits) throw Failure{"+ does not take these"};
    return Value(plain_text(a) + plain_text(b));
  }
  if (!a.is_number() || !b.is_number()) throw Failure{"+ does not take these"};
  if (a.is(Kind::floating) || b.is(Kind::floating)) return Value(a.as_double() + b.as_double());
  std::int64_t result = 0;
  return integer_result(__builtin_add_overflow(a.integer(), b.integer(), &result), result);
}

Value calculate(Arithmetic operation, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (!a.is_number() || !b.is_number()) throw Failure{"arithmetic needs numbers"};
  if (operation == Arithmetic::power) return Value(std::pow(a.as_double(), b.as_double()));
  if (a.is(Kind::integer) && b.is(Kind::integer))
    return calculate_integers(operation, a.integer(), b.integer());
  const double x = a.as_double();
  const double y = b.as_double();
  switch (operation) {
    case Arithmetic::subtract: return Value(x - y);
    case Arithmetic::multiply: return Value(x * y);
    case Arithmetic::divide: return Value(x / y);
    default: return Value(std::fmod(x, y));
  }
}

Value negate(const Value& a) {
  if (a.is(Kind::floating)) return Value(-a.floating());
  return calculate(Arithmetic::subtract, Value(std::int64_t{0}), a);
}

std::string plain_text(const Value& value) {
  switch (value.kind()) {
    case Kind::string: return std::string(value.string());
    case Kind::boolean: return value.boolean() ? "true" : "false";
    case Kind::integer: return std::to_string(value.integer());
    case Kind::floating: {
      const std::string text = fmt::format("{}", value.floating());
      return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
    }
    default: throw Unsupported{"the text of this kind of value"};
  }
}

}  // namespace stemma::reference
