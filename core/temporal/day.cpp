#include "core/temporal/day.hpp"

#include "core/temporal/parse.hpp"

namespace stemma::temporal {

std::optional<std::int64_t> day_of(const Value& value) {
  if (value.is(Kind::date)) return value.days();
  if (value.is(Kind::date_time) || value.is(Kind::local_date_time)) return value.date_time().days;
  // FollowTheMoney's properties are lists.
  if (value.is(Kind::list) && value.list().size() == 1) return day_of(value.list().front());
  if (!value.is(Kind::string)) return {};
  if (const auto date = parse_date(value.string())) return date->days();
  const auto instant = parse_date_time(value.string());
  return instant ? std::optional(instant->date_time().days) : std::nullopt;
}

}  // namespace stemma::temporal
