#include "engine/ownership/threshold.hpp"

#include <cmath>

namespace stemma::engine::ownership {

std::optional<Threshold> Threshold::parse(std::string_view text) {
  const auto trim = [&text] {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
  };
  trim();
  if (!text.starts_with('>')) return {};
  text.remove_prefix(1);
  const bool strict = !text.starts_with('=');
  if (!strict) text.remove_prefix(1);
  trim();
  const auto value = parse_decimal(text);
  if (!value) return {};
  return Threshold{to_rational(*value), strict};
}

Order Threshold::order(const Rational& number) const {
  const int sign = number.compare(value);
  return sign < 0 ? Order::below : sign > 0 ? Order::above : Order::equal;
}

Order Threshold::order(Enclosure number) const {
  const double bound = to_double(value);
  const double slack = number.error + 4e-16 * (std::fabs(bound) + std::fabs(number.value));
  if (number.value > bound + slack) return Order::above;
  if (number.value < bound - slack) return Order::below;
  return Order::unclear;
}

Verdict judge(const Threshold& threshold, const Range& range) {
  const bool certain = range.low == Order::above ||
                       (range.low == Order::equal && (!threshold.strict || range.low_open));
  if (certain) return Verdict::yes;
  const bool out = range.high == Order::below ||
                   (range.high == Order::equal && (threshold.strict || range.high_open));
  if (out) return Verdict::no;
  if (range.low == Order::unclear || range.high == Order::unclear) return Verdict::undetermined;
  return Verdict::possible;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::yes: return "yes";
    case Verdict::no: return "no";
    case Verdict::possible: return "possible";
    case Verdict::undetermined: return "undetermined";
  }
  return "";
}

}  // namespace stemma::engine::ownership
