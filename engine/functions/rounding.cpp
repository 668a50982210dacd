#include "engine/functions/rounding.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string>

namespace stemma::engine {
namespace {

/// value = 0.DIGITS * 10^point
struct Decimal {
  std::string digits;
  std::int64_t point = 0;
};

Decimal decimal_of(double magnitude) {
  char buffer[64];
  const auto written =
      std::to_chars(buffer, buffer + sizeof buffer, magnitude, std::chars_format::scientific);
  const std::string text(buffer, written.ptr);
  const std::size_t e = text.find('e');
  Decimal decimal;
  for (const char c : text.substr(0, e)) {
    if (c != '.') decimal.digits += c;
  }
  decimal.point = std::stoll(text.substr(e + 1)) + 1;
  return decimal;
}

/// Whether the kept digits grow by one in the last place.
bool grows(const Decimal& decimal, std::size_t kept, bool negative, Rounding rounding) {
  const std::string_view dropped = std::string_view(decimal.digits).substr(kept);
  const bool something = dropped.find_first_not_of('0') != std::string_view::npos;
  if (!something) return false;
  const bool above_half =
      dropped[0] > '5' ||
      (dropped[0] == '5' && dropped.substr(1).find_first_not_of('0') != std::string_view::npos);
  const bool half = dropped[0] == '5' && !above_half;
  const bool odd = kept > 0 && (decimal.digits[kept - 1] - '0') % 2 == 1;
  switch (rounding) {
    case Rounding::up: return true;
    case Rounding::down: return false;
    case Rounding::ceiling: return !negative;
    case Rounding::floor: return negative;
    case Rounding::half_up: return above_half || half;
    case Rounding::half_down: return above_half;
    case Rounding::half_even: return above_half || (half && odd);
  }
  return false;
}

void increment(Decimal& decimal) {
  for (std::size_t i = decimal.digits.size(); i-- > 0;) {
    if (decimal.digits[i] != '9') {
      ++decimal.digits[i];
      return;
    }
    decimal.digits[i] = '0';
  }
  decimal.digits.insert(decimal.digits.begin(), '1');
  ++decimal.point;
}

double number_of(const Decimal& decimal) {
  if (decimal.digits.empty()) return 0.0;
  const std::string text = "0." + decimal.digits + "e" + std::to_string(decimal.point);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc::result_out_of_range ? HUGE_VAL : value;
}

}  // namespace

std::optional<Rounding> rounding_named(std::string_view name) {
  std::string upper(name);
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (upper == "UP") return Rounding::up;
  if (upper == "DOWN") return Rounding::down;
  if (upper == "CEILING") return Rounding::ceiling;
  if (upper == "FLOOR") return Rounding::floor;
  if (upper == "HALF_UP") return Rounding::half_up;
  if (upper == "HALF_DOWN") return Rounding::half_down;
  if (upper == "HALF_EVEN") return Rounding::half_even;
  return {};
}

double round_decimal(double value, std::int64_t places, Rounding rounding) {
  if (!std::isfinite(value) || value == 0) return value;
  const bool negative = std::signbit(value);
  Decimal decimal = decimal_of(std::fabs(value));
  const std::int64_t kept = decimal.point + places;
  if (kept >= static_cast<std::int64_t>(decimal.digits.size())) return value;
  if (kept < 0) {
    // Every digit lies behind the last place kept, and the first of them behind a zero.
    decimal.digits.insert(0, static_cast<std::size_t>(std::min<std::int64_t>(-kept, 400)), '0');
    decimal.point -= kept;
  }
  const auto keep = static_cast<std::size_t>(std::max<std::int64_t>(kept, 0));
  const bool grow = grows(decimal, keep, negative, rounding);
  decimal.digits.resize(keep);
  if (grow) increment(decimal);
  const double magnitude = number_of(decimal);
  return negative ? -magnitude : magnitude;
}

}  // namespace stemma::engine
