#include "storage/read/value_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace stemma::storage {
namespace {

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".einf") == std::string::npos) text += ".0";
  return text;
}

std::string list_text(const ValueList& list) {
  std::string text = "[";
  for (const Value& item : list) {
    if (text.size() > 1) text += ", ";
    text += value_text(item);
  }
  return text + "]";
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string value_text(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean: return value.boolean() ? "true" : "false";
    case Kind::integer: return fmt::format("{}", value.integer());
    case Kind::floating: return float_text(value.floating());
    case Kind::string: return quoted(value.string());
    case Kind::list: return list_text(value.list());
    case Kind::date: return fmt::format("date({})", value.days());
    case Kind::local_time: return fmt::format("local_time({})", value.time().nanoseconds);
    case Kind::time:
      return fmt::format("time({}, {})", value.time().nanoseconds, value.time().offset_seconds);
    case Kind::local_date_time:
      return fmt::format("local_date_time({}, {})", value.date_time().days,
                         value.date_time().nanoseconds);
    case Kind::date_time:
      return fmt::format("date_time({}, {}, {}, {})", value.date_time().days,
                         value.date_time().nanoseconds, value.date_time().offset_seconds,
                         quoted(value.date_time().zone));
    case Kind::duration:
      return fmt::format("duration({}, {}, {}, {})", value.duration().months, value.duration().days,
                         value.duration().seconds, value.duration().nanoseconds);
    default: return "null";
  }
}

}  // namespace stemma::storage
