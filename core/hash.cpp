// The hash of equivalence: what `equivalent` takes for one value has one hash.
#include <bit>
#include <functional>

#include "core/order.hpp"
#include "core/temporal/instant.hpp"

namespace stemma {
namespace {

std::size_t mixed(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  return x ^ (x >> 32);
}

std::size_t joined(std::size_t seed, std::uint64_t part) {
  return mixed(seed * 0x9e3779b97f4a7c15u + part + 1);
}

std::size_t hash_of_floating(double value) {
  if (value != value) return mixed(0x7ff8);
  // A float that is an integer is equivalent to it, so it hashes as it.
  if (value >= -9223372036854775808.0 && value < 9223372036854775808.0) {
    const auto whole = static_cast<std::int64_t>(value);
    if (static_cast<double>(whole) == value) return mixed(static_cast<std::uint64_t>(whole));
  }
  return mixed(std::bit_cast<std::uint64_t>(value));
}

std::size_t hash_of_path(const PathValue& path) {
  std::size_t hash = 5;
  for (const NodeId node : path.nodes) hash = joined(hash, number(node));
  for (const RelationshipId relationship : path.relationships) {
    hash = joined(hash, number(relationship));
  }
  return hash;
}

std::size_t hash_of_duration(const DurationValue& duration) {
  std::size_t hash = joined(6, static_cast<std::uint64_t>(duration.months));
  hash = joined(hash, static_cast<std::uint64_t>(duration.days));
  hash = joined(hash, static_cast<std::uint64_t>(duration.seconds));
  return joined(hash, static_cast<std::uint64_t>(duration.nanoseconds));
}

std::size_t hash_of_instant(temporal::Instant instant) {
  return joined(joined(7, static_cast<std::uint64_t>(instant.seconds)),
                static_cast<std::uint64_t>(instant.nanoseconds));
}

}  // namespace

std::size_t hash_of(const Value& value) {
  switch (value.kind()) {
    case Kind::null: return 0x5bd1e995;
    case Kind::boolean: return value.boolean() ? 0x2545f491 : 0x4f6cdd1d;
    case Kind::integer: return mixed(static_cast<std::uint64_t>(value.integer()));
    case Kind::floating: return hash_of_floating(value.floating());
    case Kind::node: return joined(1, number(value.node()));
    case Kind::relationship: return joined(2, number(value.relationship()));
    case Kind::date: return joined(3, static_cast<std::uint64_t>(value.days()));
    case Kind::string: return std::hash<std::string_view>()(value.string());
    case Kind::list: {
      std::size_t hash = 4;
      for (const Value& element : value.list()) hash = joined(hash, hash_of(element));
      return hash;
    }
    case Kind::map: {
      std::size_t hash = 8;
      for (const auto& [key, entry] : value.map()) {
        hash = joined(joined(hash, std::hash<std::string_view>()(key)), hash_of(entry));
      }
      return hash;
    }
    case Kind::path: return hash_of_path(value.path());
    case Kind::local_time:
    case Kind::time:
      return joined(9, static_cast<std::uint64_t>(temporal::utc_nanoseconds(value.time())));
    case Kind::local_date_time:
    case Kind::date_time: return hash_of_instant(temporal::instant_of(value.date_time()));
    case Kind::duration: return hash_of_duration(value.duration());
  }
  return 0;
}

}  // namespace stemma
