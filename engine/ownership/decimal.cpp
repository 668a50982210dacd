#include "engine/ownership/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "engine/ownership/rational.hpp"

namespace stemma::engine::ownership {
namespace {

constexpr std::int32_t scale_max = 400;

/// Reads digits and at most one point from the front of `text`. False where there is no digit, or
/// there are too many that count.
bool read_digits(std::string_view& text, Decimal& decimal) {
  bool any = false;
  bool point = false;
  int counted = 0;
  std::int32_t zeros = 0;  // read, and not yet part of `digits`: at the end they do not count
  for (; !text.empty(); text.remove_prefix(1)) {
    const char c = text.front();
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    any = true;
    if (point) ++decimal.scale;
    if (c == '0') {
      zeros += decimal.digits != 0;
      continue;
    }
    counted += (decimal.digits != 0 ? zeros : 0) + 1;
    if (counted > Decimal::digits_max) return false;
    for (; zeros > 0; --zeros) decimal.digits *= 10;
    decimal.digits = decimal.digits * 10 + (c - '0');
  }
  decimal.scale -= zeros;
  return any;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal decimal;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!read_digits(text, decimal)) return {};
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (fault != std::errc() || std::abs(exponent) > scale_max) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    decimal.scale -= exponent;
  }
  if (text.ends_with('%')) {
    text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    decimal.scale += 2;
  }
  if (!text.empty() || std::abs(decimal.scale) > scale_max) return {};
  if (decimal.digits == 0) decimal.scale = 0;
  if (negative) decimal.digits = -decimal.digits;
  return decimal;
}

std::optional<Decimal> decimal_of(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 64> text{};
  const auto [end, fault] = std::to_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc()) return {};
  return parse_decimal(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())));
}

double to_double(Decimal decimal) {
  // Both exact as doubles: one division, rounded once.
  constexpr std::int64_t exact_max = std::int64_t{1} << 53;
  static constexpr std::array<double, 23> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (std::abs(decimal.digits) <= exact_max && std::abs(decimal.scale) < 23) {
    const auto digits = static_cast<double>(decimal.digits);
    return decimal.scale >= 0 ? digits / powers[static_cast<std::size_t>(decimal.scale)]
                              : digits * powers[static_cast<std::size_t>(-decimal.scale)];
  }
  return to_double(to_rational(decimal));
}

}  // namespace stemma::engine::ownership
