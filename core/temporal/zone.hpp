#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/temporal/instant.hpp"
#include "core/value.hpp"

namespace stemma::temporal {

inline constexpr std::int32_t offset_seconds_max = 18 * 3600;

/// A fixed offset from UTC, or a named zone whose offset depends on the instant. The offset of a
/// named zone is the one it had where it was last met: it serves where this machine's zone
/// database has lost the name.
struct Zone {
  std::int32_t offset_seconds = 0;
  std::string name;
  bool offset_known = true;  ///< false: only the name was given
};

/// "Z", "+01:00", "-0130", "+02:05:59" or a name such as "Europe/Stockholm".
[[nodiscard]] Result<Zone> parse_zone(std::string_view text);

/// An offset alone; nothing where the text is none.
[[nodiscard]] std::optional<std::int32_t> parse_offset(std::string_view text);

/// The zone a `date_time` carries.
[[nodiscard]] Zone zone_of(const DateTimeValue& value);

/// What clocks in the zone show at an instant.
[[nodiscard]] DateTimeValue at_instant(Instant instant, const Zone& zone);

/// The moment at which clocks in the zone show this. A time that a change of the clocks leaves out
/// moves on by the length of the gap; of two, the earlier counts, or the one with the preferred
/// offset.
[[nodiscard]] DateTimeValue at_local(std::int64_t days, std::int64_t nanoseconds, const Zone& zone,
                                     std::optional<std::int32_t> preferred_offset = {});

}  // namespace stemma::temporal
