#include "engine/functions/arguments.hpp"

#include <fmt/format.h>

#include "core/format.hpp"

namespace stemma::engine {
namespace {

/// A value as a message shows it: a long one is cut.
std::string shown(const Value& value) {
  constexpr std::size_t shown_bytes_max = 60;
  std::string text = to_literal(value);
  if (text.size() <= shown_bytes_max) return text;
  std::size_t end = shown_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

}  // namespace

Error wrong_argument(std::string_view function, const Value& given, TypeSet wanted) {
  return runtime_error(
      ErrorCode::invalid_argument_value,
      fmt::format("{}() does not take {} {}: {}", function, given.is(Kind::integer) ? "an" : "a",
                  name_of(given.kind()), shown(given)),
      {}, fmt::format("it takes {}", describe(wanted)));
}

Error out_of_range(std::string message, std::string hint) {
  return runtime_error(ErrorCode::number_out_of_range, std::move(message), {}, std::move(hint));
}

Error overflow(std::string_view operation) {
  return runtime_error(ErrorCode::integer_overflow,
                       fmt::format("the result of {} does not fit a 64-bit INTEGER", operation), {},
                       "compute with FLOAT: toFloat() of one operand");
}

}  // namespace stemma::engine
