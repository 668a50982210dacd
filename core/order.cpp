#include "core/order.hpp"

#include <algorithm>

#include "core/number_order.hpp"
#include "core/temporal/instant.hpp"

namespace stemma {
namespace {

/// The place of a kind in ORDER BY, ascending.
int rank_of(Kind kind) {
  switch (kind) {
    case Kind::map: return 0;
    case Kind::node: return 1;
    case Kind::relationship: return 2;
    case Kind::list: return 3;
    case Kind::path: return 4;
    case Kind::date_time: return 5;
    case Kind::local_date_time: return 6;
    case Kind::date: return 7;
    case Kind::time: return 8;
    case Kind::local_time: return 9;
    case Kind::duration: return 10;
    case Kind::string: return 11;
    case Kind::boolean: return 12;
    case Kind::integer:
    case Kind::floating: return 13;
    case Kind::null: return 14;
  }
  return 14;
}

bool is_nan(const Value& number) {
  return number.is(Kind::floating) && number.floating() != number.floating();
}

std::weak_ordering order_numbers(const Value& a, const Value& b) {
  const std::partial_ordering compared = compare_numbers(a, b);
  if (compared == std::partial_ordering::unordered) return is_nan(a) <=> is_nan(b);
  if (compared < 0) return std::weak_ordering::less;
  if (compared > 0) return std::weak_ordering::greater;
  return std::weak_ordering::equivalent;
}

std::weak_ordering order_lists(const ValueList& a, const ValueList& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (const auto element = order(a[i], b[i]); element != 0) return element;
  }
  return a.size() <=> b.size();
}

std::weak_ordering order_maps(const ValueMap& a, const ValueMap& b) {
  if (const auto size = a.size() <=> b.size(); size != 0) return size;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (const auto key = a[i].first <=> b[i].first; key != 0) return key;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (const auto entry = order(a[i].second, b[i].second); entry != 0) return entry;
  }
  return std::weak_ordering::equivalent;
}

/// As the alternating list of nodes and relationships that a path is.
std::weak_ordering order_paths(const PathValue& a, const PathValue& b) {
  const std::size_t shared = std::min(a.relationships.size(), b.relationships.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (const auto node = a.nodes[i] <=> b.nodes[i]; node != 0) return node;
    const auto hop = a.relationships[i] <=> b.relationships[i];
    if (hop != 0) return hop;
  }
  if (const auto node = a.nodes[shared] <=> b.nodes[shared]; node != 0) return node;
  return a.nodes.size() <=> b.nodes.size();
}

/// By length, a month taken as its average of 2,629,746 seconds; then by parts, so that only equal
/// durations are equivalent.
std::weak_ordering order_durations(const DurationValue& a, const DurationValue& b) {
  const auto seconds = [](const DurationValue& d) {
    return static_cast<__int128>(d.months) * 2'629'746 +
           static_cast<__int128>(d.days) * temporal::seconds_per_day + d.seconds;
  };
  if (seconds(a) != seconds(b)) {
    return seconds(a) < seconds(b) ? std::weak_ordering::less : std::weak_ordering::greater;
  }
  if (const auto part = a.nanoseconds <=> b.nanoseconds; part != 0) return part;
  if (const auto part = a.months <=> b.months; part != 0) return part;
  return a.days <=> b.days;
}

}  // namespace

std::weak_ordering order(const Value& a, const Value& b) {
  const int rank = rank_of(a.kind());
  if (const auto kinds = rank <=> rank_of(b.kind()); kinds != 0) return kinds;
  switch (a.kind()) {
    case Kind::null: return std::weak_ordering::equivalent;
    case Kind::boolean: return a.boolean() <=> b.boolean();
    case Kind::integer:
    case Kind::floating: return order_numbers(a, b);
    case Kind::node: return a.node() <=> b.node();
    case Kind::relationship: return a.relationship() <=> b.relationship();
    case Kind::date: return a.days() <=> b.days();
    case Kind::string: return a.string() <=> b.string();
    case Kind::list: return order_lists(a.list(), b.list());
    case Kind::map: return order_maps(a.map(), b.map());
    case Kind::path: return order_paths(a.path(), b.path());
    case Kind::local_time:
    case Kind::time:
      return temporal::utc_nanoseconds(a.time()) <=> temporal::utc_nanoseconds(b.time());
    case Kind::local_date_time:
    case Kind::date_time:
      return temporal::instant_of(a.date_time()) <=> temporal::instant_of(b.date_time());
    case Kind::duration: return order_durations(a.duration(), b.duration());
  }
  return std::weak_ordering::equivalent;
}

bool equivalent(const Value& a, const Value& b) {
  // The common kinds first: this is the inner loop of grouping and joins.
  if (a.kind() == b.kind()) {
    if (a.is(Kind::integer)) return a.integer() == b.integer();
    if (a.is(Kind::string)) return a.string() == b.string();
    if (a.is(Kind::node)) return a.node() == b.node();
  }
  return order(a, b) == 0;
}

}  // namespace stemma
