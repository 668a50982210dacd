// Comparability: `=`, `<` and their kin, with null as "unknown".
#include <algorithm>

#include "core/number_order.hpp"
#include "core/order.hpp"
#include "core/temporal/instant.hpp"

namespace stemma {
namespace {

using Equality = std::optional<bool>;
using Comparison = std::optional<std::partial_ordering>;

Equality equal_lists(const ValueList& a, const ValueList& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Equality element = equals(a[i], b[i]);
    if (!element) {
      unknown = true;
    } else if (!*element) {
      return false;
    }
  }
  return unknown ? Equality() : Equality(true);
}

Equality equal_maps(const ValueMap& a, const ValueMap& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].first != b[i].first) return false;
  }
  bool unknown = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Equality entry = equals(a[i].second, b[i].second);
    if (!entry) {
      unknown = true;
    } else if (!*entry) {
      return false;
    }
  }
  return unknown ? Equality() : Equality(true);
}

bool equal_durations(const DurationValue& a, const DurationValue& b) {
  return a.months == b.months && a.days == b.days && a.seconds == b.seconds &&
         a.nanoseconds == b.nanoseconds;
}

Comparison compare_lists(const ValueList& a, const ValueList& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const Equality equal = equals(a[i], b[i]);
    if (!equal) return {};
    if (!*equal) return compare(a[i], b[i]);
  }
  return a.size() <=> b.size();
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::boolean: return a.boolean() == b.boolean();
    case Kind::node: return a.node() == b.node();
    case Kind::relationship: return a.relationship() == b.relationship();
    case Kind::date: return a.days() == b.days();
    case Kind::string: return a.string() == b.string();
    case Kind::list: return equal_lists(a.list(), b.list());
    case Kind::map: return equal_maps(a.map(), b.map());
    case Kind::path:
      return a.path().nodes == b.path().nodes && a.path().relationships == b.path().relationships;
    case Kind::local_time:
    case Kind::time:
      return temporal::utc_nanoseconds(a.time()) == temporal::utc_nanoseconds(b.time());
    case Kind::local_date_time:
    case Kind::date_time:
      return temporal::instant_of(a.date_time()) == temporal::instant_of(b.date_time());
    case Kind::duration: return equal_durations(a.duration(), b.duration());
    case Kind::null:
    case Kind::integer:
    case Kind::floating: break;
  }
  return {};
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return {};
  switch (a.kind()) {
    case Kind::boolean: return a.boolean() <=> b.boolean();
    case Kind::date: return a.days() <=> b.days();
    case Kind::string: return a.string() <=> b.string();
    case Kind::list: return compare_lists(a.list(), b.list());
    case Kind::local_time:
    case Kind::time:
      return temporal::utc_nanoseconds(a.time()) <=> temporal::utc_nanoseconds(b.time());
    case Kind::local_date_time:
    case Kind::date_time:
      return temporal::instant_of(a.date_time()) <=> temporal::instant_of(b.date_time());
    default: return {};
  }
}

}  // namespace stemma
