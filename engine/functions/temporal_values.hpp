#pragma once

#include <optional>

#include "core/result.hpp"
#include "core/temporal/zone.hpp"
#include "core/value.hpp"
#include "engine/functions/function.hpp"

/// Making a temporal value of one kind out of whatever describes it.
namespace stemma::engine {

/// What a temporal value, or the `date`, `time` and `datetime` of a map, bring along.
struct TemporalParts {
  std::optional<std::int64_t> days;
  std::optional<std::int64_t> nanoseconds;
  std::optional<temporal::Zone> zone;
};

[[nodiscard]] TemporalParts parts_of(const Value& temporal);

/// The value of a kind from its parts; parts left out are midnight and UTC. Needs a day for a kind
/// that has one.
[[nodiscard]] Value made_of(Kind kind, const TemporalParts& parts);

/// "date", "localdatetime", ...: the function that makes a kind.
[[nodiscard]] std::string_view constructor_of(Kind kind);

/// date(other), localtime(other), ...: takes over what the other value has of the kind.
[[nodiscard]] Result<Value> converted(Kind kind, const Value& temporal);

/// date({...}) and its kin. A zone that is met by its name alone counts at the statement's instant.
[[nodiscard]] Result<Value> from_map(FunctionContext& context, Kind kind, const Value& map);

/// The value of a kind that a clock in the zone shows at the instant.
[[nodiscard]] Value at_clock(Kind kind, temporal::Instant instant, const temporal::Zone& zone);

/// The zone that the entry `timezone` of a map names; nothing where there is no such entry.
[[nodiscard]] Result<std::optional<temporal::Zone>> zone_from(const Value& map);

}  // namespace stemma::engine
