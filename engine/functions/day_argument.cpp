#include "engine/functions/day_argument.hpp"

#include <fmt/format.h>

#include "core/format.hpp"
#include "core/temporal/day.hpp"

namespace stemma::engine {

Result<std::int64_t> day_argument(std::string_view asker, const Value& value,
                                  std::optional<SourceRange> where) {
  const auto day = value.is(Kind::list) ? std::nullopt : temporal::day_of(value);
  if (day) return *day;
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("{} takes a date, not {}", asker, to_literal(value)), where,
                       "write date('2020-03-31'), or a text: '2020-03-31', '2020-03', '2020'");
}

}  // namespace stemma::engine
