#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stemma::engine::ownership {

/// A decimal as it was written: digits / 10^scale. Of up to 18 digits.
struct Decimal {
  std::int64_t digits = 0;
  std::int32_t scale = 0;

  static constexpr int digits_max = 18;
};

/// The shortest decimal that reads back as this double: 0.1 is 1/10. Nothing for what is no number.
[[nodiscard]] std::optional<Decimal> decimal_of(double value);

/// "0.25", "25%", "2.5e-1". Nothing for text of another form, or of more digits than a Decimal has.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// The nearest double.
[[nodiscard]] double to_double(Decimal decimal);

}  // namespace stemma::engine::ownership
