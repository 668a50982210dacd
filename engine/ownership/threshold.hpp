#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/ownership/rational.hpp"

namespace stemma::engine::ownership {

/// A double and how far the true number may be from it.
struct Enclosure {
  double value = 0;
  double error = 0;
};

/// Where a number lies; `unclear`: the threshold lies within its error.
enum class Order : std::uint8_t { below, equal, above, unclear };

/// `yes`: whatever the shares are within what is known; `possible`: for some of it.
enum class Verdict : std::uint8_t { yes, no, possible, undetermined };

/// "> 25 %" and ">= 25 %".
struct Threshold {
  Rational value;
  bool strict = false;

  [[nodiscard]] static Threshold more_than(Decimal value) { return {to_rational(value), true}; }
  [[nodiscard]] static Threshold at_least(Decimal value) { return {to_rational(value), false}; }
  /// ">= 25%", "> 0.5". Nothing for text of another form.
  [[nodiscard]] static std::optional<Threshold> parse(std::string_view text);

  [[nodiscard]] Order order(const Rational& number) const;
  [[nodiscard]] Order order(Enclosure number) const;
  [[nodiscard]] bool passes(const Rational& number) const { return passes(order(number)); }
  [[nodiscard]] bool passes(Order order) const {
    return order == Order::above || (order == Order::equal && !strict);
  }
};

/// A number between two ends, one of which may be out.
struct Range {
  Order low = Order::unclear;  ///< where the low end lies
  Order high = Order::unclear;
  bool low_open = false;
  bool high_open = false;
};

/// Whether all, some or none of a range passes.
[[nodiscard]] Verdict judge(const Threshold& threshold, const Range& range);

[[nodiscard]] std::string_view name_of(Verdict verdict);

}  // namespace stemma::engine::ownership
