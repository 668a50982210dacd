// count, sum, avg, min, max and collect. Nulls never count.
#include <fmt/format.h>

#include "core/order.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/functions/operators.hpp"

namespace stemma::engine {
namespace {

constexpr TypeSet summable = {Kind::integer, Kind::floating, Kind::duration};

class Count : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    if (!arguments[0].is_null()) ++count_;
    return {};
  }
  Result<Value> finish() override { return Value(count_); }

 private:
  std::int64_t count_ = 0;
};

class Sum : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return {};
    if (!summable.has(value.kind())) return wrong_argument("sum", value, summable);
    if (count_++ == 0) {
      sum_ = value;
      return {};
    }
    STEMMA_TRY(sum_, engine::add(sum_, value));
    return {};
  }
  Result<Value> finish() override { return sum_; }

 private:
  Value sum_ = Value(0);
  std::int64_t count_ = 0;
};

class Average : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return {};
    if (!summable.has(value.kind())) return wrong_argument("avg", value, summable);
    // Integers are summed as floats: their mean exists where their sum would overflow.
    const Value next = value.is(Kind::integer) ? Value(value.as_double()) : value;
    if (count_++ == 0) {
      sum_ = next;
      return {};
    }
    STEMMA_TRY(sum_, engine::add(sum_, next));
    return {};
  }
  Result<Value> finish() override {
    if (count_ == 0) return Value();
    return divide(sum_, Value(count_));
  }

 private:
  Value sum_;
  std::int64_t count_ = 0;
};

/// The first or the last value in the order of ORDER BY.
template <bool least>
class Extreme : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return {};
    if (best_.is_null() || (least ? order(value, best_) < 0 : order(value, best_) > 0)) {
      best_ = value;
    }
    return {};
  }
  Result<Value> finish() override { return best_; }
  [[nodiscard]] std::size_t bytes() const override { return best_.heap_bytes(); }

 private:
  Value best_;
};

class Collect : public AggregateState {
 public:
  Result<void> add(Arguments arguments) override {
    if (arguments[0].is_null()) return {};
    bytes_ += arguments[0].heap_bytes();
    elements_.push_back(arguments[0]);
    return {};
  }
  Result<Value> finish() override { return Value(std::move(elements_)); }
  [[nodiscard]] std::size_t bytes() const override {
    return bytes_ + elements_.capacity() * sizeof(Value);
  }

 private:
  ValueList elements_;
  std::size_t bytes_ = 0;
};

template <typename State>
std::unique_ptr<AggregateState> make() {
  return std::make_unique<State>();
}

}  // namespace

void add_basic_aggregates(std::vector<AggregateFunction>& functions) {
  const std::initializer_list<AggregateFunction> family = {
      {"count", "count(value)", 1, {}, Kind::integer, make<Count>},
      {"sum", "sum(number)", 1, {summable}, summable, make<Sum>},
      {"avg", "avg(number)", 1, {summable}, {Kind::floating, Kind::duration}, make<Average>},
      {"min", "min(value)", 1, {}, types::any, make<Extreme<true>>},
      {"max", "max(value)", 1, {}, types::any, make<Extreme<false>>},
      {"collect", "collect(value)", 1, {}, Kind::list, make<Collect>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
