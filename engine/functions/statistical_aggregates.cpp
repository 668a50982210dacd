// stDev, stDevP, percentileCont and percentileDisc.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/format.hpp"
#include "core/order.hpp"
#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

/// Welford's running mean: exact to the last digits where the sum of squares would cancel.
template <bool population>
class Deviation : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return {};
    if (!value.is_number()) {
      return wrong_argument(population ? "stDevP" : "stDev", value, types::number);
    }
    const double difference = value.as_double() - mean_;
    mean_ += difference / static_cast<double>(++count_);
    squares_ += difference * (value.as_double() - mean_);
    return {};
  }
  Result<Value> finish() override {
    if (count_ < 2) return Value(0.0);
    return Value(std::sqrt(squares_ / static_cast<double>(population ? count_ : count_ - 1)));
  }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

template <bool continuous>
class Percentile : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    constexpr std::string_view name = continuous ? "percentileCont" : "percentileDisc";
    const Value& value = arguments[0];
    const Value& percentile = arguments[1];
    if (!percentile.is_number()) return wrong_argument(name, percentile, types::number);
    percentile_ = percentile.as_double();
    if (!(percentile_ >= 0.0 && percentile_ <= 1.0)) {
      return out_of_range(fmt::format("{}() takes a percentile from 0.0 to 1.0, not {}", name,
                                      to_plain_text(percentile)),
                          "the 90th percentile is 0.9, the second argument");
    }
    if (value.is_null()) return {};
    if (!value.is_number()) return wrong_argument(name, value, types::number);
    values_.push_back(value);
    return {};
  }
  Result<Value> finish() override {
    if (values_.empty()) return Value();
    std::sort(values_.begin(), values_.end(),
              [](const Value& a, const Value& b) { return order(a, b) < 0; });
    return continuous ? interpolated() : nearest_rank();
  }
  [[nodiscard]] std::size_t bytes() const override { return values_.capacity() * sizeof(Value); }

 private:
  [[nodiscard]] Value interpolated() const {
    const double place = percentile_ * static_cast<double>(values_.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const double low = values_[below].as_double();
    if (place == std::floor(place)) return low;
    const double high = values_[below + 1].as_double();
    return low + (high - low) * (place - std::floor(place));
  }
  [[nodiscard]] Value nearest_rank() const {
    const double rank = std::ceil(percentile_ * static_cast<double>(values_.size()));
    return values_[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  }

  std::vector<Value> values_;
  double percentile_ = 0;
};

template <typename State>
std::unique_ptr<AggregateState> make() {
  return std::make_unique<State>();
}

}  // namespace

void add_statistical_aggregates(std::vector<AggregateFunction>& functions) {
  const TypeSet number = types::number;
  const TypeSet floating = Kind::floating;
  const std::initializer_list<AggregateFunction> family = {
      {"stDev", "stDev(number)", 1, {number}, floating, make<Deviation<false>>},
      {"stDevP", "stDevP(number)", 1, {number}, floating, make<Deviation<true>>},
      {"percentileCont",
       "percentileCont(number, percentile)",
       2,
       {number},
       floating,
       make<Percentile<true>>},
      {"percentileDisc",
       "percentileDisc(number, percentile)",
       2,
       {number},
       number,
       make<Percentile<false>>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
