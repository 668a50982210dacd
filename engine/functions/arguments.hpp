#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"
#include "engine/functions/function.hpp"

/// What the families of functions share: how they refuse an argument, how they pass nulls on, and
/// how they enter the registry.
namespace stemma::engine {

using Arguments = std::span<const Value>;

/// "toString() takes ..., not a LIST: [1]": the runtime TypeError of a wrong argument.
[[nodiscard]] Error wrong_argument(std::string_view function, const Value& given, TypeSet wanted);

/// A value that the kind allows and the function does not: ArgumentError, NumberOutOfRange.
[[nodiscard]] Error out_of_range(std::string message, std::string hint = {});

/// The result left the 64 bits of an INTEGER.
[[nodiscard]] Error overflow(std::string_view operation);

/// Makes a function answer null as soon as one argument is null.
template <ScalarFunction::Call call>
Result<Value> null_in_null_out(FunctionContext& context, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return Value();
  }
  return call(context, arguments);
}

/// Each appends its family to the registry.
void add_string_functions(std::vector<ScalarFunction>& functions);
void add_trim_functions(std::vector<ScalarFunction>& functions);
void add_list_functions(std::vector<ScalarFunction>& functions);
void add_math_functions(std::vector<ScalarFunction>& functions);
void add_conversion_functions(std::vector<ScalarFunction>& functions);
void add_graph_functions(std::vector<ScalarFunction>& functions);
void add_temporal_functions(std::vector<ScalarFunction>& functions);
void add_truncate_functions(std::vector<ScalarFunction>& functions);
void add_duration_functions(std::vector<ScalarFunction>& functions);
void add_general_functions(std::vector<ScalarFunction>& functions);
/// `ownership.share`: a number where the share is exact, [low, high] where it is not, null where it
/// is undetermined; of a measure of control its verdict.
void add_evidence_functions(std::vector<ScalarFunction>& functions);
void add_ownership_functions(std::vector<ScalarFunction>& functions);

void add_basic_aggregates(std::vector<AggregateFunction>& functions);
void add_statistical_aggregates(std::vector<AggregateFunction>& functions);

}  // namespace stemma::engine
