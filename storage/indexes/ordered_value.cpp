#include "storage/indexes/ordered_value.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include "storage/keys/key_bytes.hpp"

namespace stemma::storage {
namespace {

constexpr char escape = '\0';
constexpr char escaped_zero = '\xff';
constexpr char end_of_string = '\x01';
constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
constexpr std::int64_t seconds_a_day = 86'400;

template <typename T>
void append_number(std::string& out, T value) {
  char bytes[sizeof(T)];
  KeyWriter(bytes).put(value);
  out.append(bytes, sizeof bytes);
}

void append_signed(std::string& out, std::int64_t value) {
  append_number(out, static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63));
}

void append_double(std::string& out, double value) {
  auto bits = std::bit_cast<std::uint64_t>(value);
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  bits = (bits & sign) != 0 ? ~bits : bits | sign;
  append_number(out, bits);
}

/// A number as the nearest double and what an integer lies above or below it: both parts grow with
/// the number, and a float that equals an integer gets the same bytes.
void append_any_number(std::string& out, const Value& value) {
  double nearest = value.as_double();
  std::int64_t above = 0;
  if (value.is(Kind::integer)) {
    above = static_cast<std::int64_t>(static_cast<__int128>(value.integer()) -
                                      static_cast<__int128>(nearest));
  } else if (std::isnan(nearest)) {
    nearest = std::numeric_limits<double>::quiet_NaN();
  } else if (nearest == 0) {
    nearest = 0;  // -0.0 is 0.0
  }
  append_double(out, nearest);
  append_number(out, static_cast<std::uint16_t>(above + 0x8000));
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    out.push_back(c);
    if (c == escape) out.push_back(escaped_zero);
  }
}

void append_local_date_time(std::string& out, const DateTimeValue& value) {
  append_signed(out, value.days);
  append_signed(out, value.nanoseconds);
}

/// By the instant, then by what tells two of one instant apart.
void append_date_time(std::string& out, const DateTimeValue& value) {
  append_signed(out, value.days * seconds_a_day + value.nanoseconds / nanoseconds_a_second -
                         value.offset_seconds);
  append_signed(out, value.nanoseconds % nanoseconds_a_second);
  append_signed(out, value.offset_seconds);
  append_escaped(out, value.zone);
  out.push_back(escape);
  out.push_back(end_of_string);
}

void append_duration(std::string& out, const DurationValue& value) {
  append_signed(out, value.months);
  append_signed(out, value.days);
  append_signed(out, value.seconds);
  append_signed(out, value.nanoseconds);
}

}  // namespace

OrderedTag ordered_tag(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean: return OrderedTag::boolean;
    case Kind::string: return OrderedTag::string;
    case Kind::list: return OrderedTag::list;
    case Kind::date: return OrderedTag::date;
    case Kind::local_time: return OrderedTag::local_time;
    case Kind::time: return OrderedTag::time;
    case Kind::local_date_time: return OrderedTag::local_date_time;
    case Kind::date_time: return OrderedTag::date_time;
    case Kind::duration: return OrderedTag::duration;
    default: return OrderedTag::number;
  }
}

void append_ordered(std::string& out, const Value& value) {
  const OrderedTag tag = ordered_tag(value);
  out.push_back(static_cast<char>(tag));
  switch (tag) {
    case OrderedTag::list:
      for (const Value& item : value.list()) append_ordered(out, item);
      out.push_back(static_cast<char>(OrderedTag::end_of_list));
      break;
    case OrderedTag::duration: append_duration(out, value.duration()); break;
    case OrderedTag::date: append_signed(out, value.days()); break;
    case OrderedTag::local_time: append_signed(out, value.time().nanoseconds); break;
    case OrderedTag::time:
      append_signed(out,
                    value.time().nanoseconds - value.time().offset_seconds * nanoseconds_a_second);
      append_signed(out, value.time().offset_seconds);
      break;
    case OrderedTag::local_date_time: append_local_date_time(out, value.date_time()); break;
    case OrderedTag::date_time: append_date_time(out, value.date_time()); break;
    case OrderedTag::string:
      append_escaped(out, value.string());
      out.push_back(escape);
      out.push_back(end_of_string);
      break;
    case OrderedTag::boolean: out.push_back(value.boolean() ? '\x01' : '\0'); break;
    case OrderedTag::number: append_any_number(out, value); break;
    case OrderedTag::end_of_list: break;
  }
}

void append_ordered_prefix(std::string& out, std::string_view prefix) {
  out.push_back(static_cast<char>(OrderedTag::string));
  append_escaped(out, prefix);
}

}  // namespace stemma::storage
