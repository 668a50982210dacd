#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "engine/functions/type_set.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine {

/// The instant that `date()` and its kin answer, the same for a whole statement; injected by tests.
struct StatementClock {
  std::int64_t epoch_seconds = 0;
  std::int32_t nanoseconds = 0;
};

/// What a function may look at while a query runs.
struct FunctionContext {
  const storage::Snapshot* view = nullptr;
  StatementClock clock;
  bool files_allowed = true;       ///< may files be read
  std::uint64_t random_state = 0;  ///< of rand() and randomUUID(); seeded a statement
};

/// A function of one row. Null arguments are passed in: most answer null to them.
struct ScalarFunction {
  using Call = Result<Value> (*)(FunctionContext&, std::span<const Value>);
  static constexpr std::size_t arguments_unlimited = static_cast<std::size_t>(-1);

  std::string_view name;       ///< as documented; found without regard to case
  std::string_view signature;  ///< "substring(text, start [, length])"
  std::size_t arguments_least = 0;
  std::size_t arguments_most = 0;
  std::vector<TypeSet> accepts;  ///< by position; the last holds for the rest; empty: anything
  TypeSet yields = types::any;
  Call call = nullptr;
  bool constant = true;  ///< same arguments, same answer, whatever the graph and the clock
};

/// The running state of an aggregate over one group.
class AggregateState {
 public:
  virtual ~AggregateState() = default;
  /// One row's arguments, nulls included.
  [[nodiscard]] virtual Result<void> add(std::span<const Value> arguments) = 0;
  [[nodiscard]] virtual Result<Value> finish() = 0;
  /// Bytes held beyond the object, for the memory limit.
  [[nodiscard]] virtual std::size_t bytes() const { return 0; }
};

struct AggregateFunction {
  std::string_view name;
  std::string_view signature;
  std::size_t arguments = 1;
  std::vector<TypeSet> accepts;
  TypeSet yields = types::any;
  std::unique_ptr<AggregateState> (*make)() = nullptr;
};

/// nullptr where there is none of this name; names are found without regard to case.
[[nodiscard]] const ScalarFunction* find_scalar(std::string_view name);
[[nodiscard]] const AggregateFunction* find_aggregate(std::string_view name);
[[nodiscard]] std::span<const ScalarFunction> all_scalars();
[[nodiscard]] std::span<const AggregateFunction> all_aggregates();

/// The known function whose name is nearest to a misspelt one, or empty.
[[nodiscard]] std::string nearest_function(std::string_view name);

}  // namespace stemma::engine
