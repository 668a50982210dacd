#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stemma {

/// Where in the query text something stands: byte offsets, end exclusive.
struct SourceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

/// The family of an error, named as openCypher names it where openCypher has the name.
enum class ErrorType : std::uint8_t {
  syntax_error,
  semantic_error,
  type_error,
  argument_error,
  arithmetic_error,
  entity_not_found,
  property_not_found,
  label_not_found,
  constraint_validation_failed,
  constraint_verification_failed,
  parameter_missing,
  procedure_error,
  transaction_error,
  resource_error,
  storage_error,
  usage_error,
};

enum class Phase : std::uint8_t { compile_time, runtime };

/// What went wrong. The numbers may change, the names (see `name_of`) are stable.
/// The first group carries the openCypher detail of the same name.
enum class ErrorCode : std::uint16_t {
  // Told at compile time, most of them.
  unexpected_syntax,
  undefined_variable,
  variable_already_bound,
  variable_type_conflict,
  invalid_argument_type,
  invalid_argument_value,
  invalid_aggregation,
  ambiguous_aggregation_expression,
  nested_aggregation,
  invalid_number_of_arguments,
  invalid_number_literal,
  invalid_unicode_literal,
  invalid_unicode_character,
  invalid_clause_composition,
  invalid_parameter_use,
  invalid_relationship_pattern,
  invalid_delete,
  integer_overflow,
  floating_point_overflow,
  negative_integer_argument,
  relationship_uniqueness_violation,
  non_constant_expression,
  no_single_relationship_type,
  no_variables_in_scope,
  no_expression_alias,
  creating_var_length,
  requires_directed_relationship,
  different_columns_in_union,
  column_name_conflict,
  unknown_function,
  procedure_not_found,
  invalid_argument_passing_mode,
  missing_parameter,
  nesting_too_deep,
  text_too_long,
  // Told while a query runs.
  division_by_zero,
  number_out_of_range,
  invalid_property_type,
  map_element_access_by_non_string,
  list_element_access_by_non_integer,
  deleted_entity_access,
  delete_connected_node,
  merge_read_own_writes,
  unique_constraint_violated,
  required_property_missing,
  // The engine, the machine, the disk.
  timeout,
  cancelled,
  memory_limit,
  conflict,
  unknown_outcome,
  read_only,
  forbidden,
  locked,
  not_found,
  already_exists,
  not_a_store,
  newer_format,
  corruption,
  io_error,
  invalid_usage,
  invalid_input,
  unsupported,
  internal,
};

/// Something the user or the disk caused. Printed with the text it points into by `describe`.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  ///< One sentence: what was written and why it does not work.
  std::optional<SourceRange> where = {};  ///< The words of the query it speaks of.
  std::string hint = {};                  ///< What would work; may be empty.
  ErrorType type = ErrorType::syntax_error;
  Phase phase = Phase::compile_time;
};

/// Makes an error with the type and phase its code usually has.
[[nodiscard]] Error make_error(ErrorCode code, std::string message,
                               std::optional<SourceRange> where = {}, std::string hint = {});

/// The same told while the query runs: phase `runtime`, and the type it has then.
[[nodiscard]] Error runtime_error(ErrorCode code, std::string message,
                                  std::optional<SourceRange> where = {}, std::string hint = {});

[[nodiscard]] std::string_view name_of(ErrorCode code);    ///< "undefined-variable"
[[nodiscard]] std::string_view detail_of(ErrorCode code);  ///< "UndefinedVariable"
[[nodiscard]] std::string_view name_of(ErrorType type);    ///< "SyntaxError"
[[nodiscard]] std::string_view name_of(Phase phase);       ///< "compile time"

}  // namespace stemma
