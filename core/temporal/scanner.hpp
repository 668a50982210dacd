#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stemma::temporal {

/// Reads fixed-width digits and separators off a text, left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  /// How many digits follow.
  [[nodiscard]] std::size_t digit_run() const {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    return count;
  }

  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number of exactly `width` digits (18 at most); nothing, and nothing taken, where there are
  /// fewer.
  std::optional<std::int64_t> number(std::size_t width) {
    if (width == 0 || width > 18 || digit_run() < width) return {};
    std::int64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value * 10 + (rest_[i] - '0');
    rest_.remove_prefix(width);
    return value;
  }

  /// The digits of a decimal fraction as billionths; digits past the ninth must not be there.
  std::optional<std::int64_t> billionths() {
    const std::size_t width = digit_run();
    if (width == 0 || width > 9) return {};
    std::int64_t value = *number(width);
    for (std::size_t i = width; i < 9; ++i) value *= 10;
    return value;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view rest_;
};

}  // namespace stemma::temporal
