#include "core/error.hpp"

#include <array>
#include <utility>

namespace stemma {
namespace {

struct CodeRow {
  ErrorCode code;
  std::string_view name;
  std::string_view detail;
  ErrorType compile_type;
  ErrorType runtime_type;
  Phase phase;
};

constexpr auto syntax = ErrorType::syntax_error;
constexpr auto compile = Phase::compile_time;
constexpr auto run = Phase::runtime;

constexpr CodeRow rows[] = {
    {ErrorCode::unexpected_syntax, "unexpected-syntax", "UnexpectedSyntax", syntax, syntax,
     compile},
    {ErrorCode::undefined_variable, "undefined-variable", "UndefinedVariable", syntax, syntax,
     compile},
    {ErrorCode::variable_already_bound, "variable-already-bound", "VariableAlreadyBound", syntax,
     syntax, compile},
    {ErrorCode::variable_type_conflict, "variable-type-conflict", "VariableTypeConflict", syntax,
     syntax, compile},
    {ErrorCode::invalid_argument_type, "invalid-argument-type", "InvalidArgumentType", syntax,
     ErrorType::type_error, compile},
    {ErrorCode::invalid_argument_value, "invalid-argument-value", "InvalidArgumentValue", syntax,
     ErrorType::type_error, run},
    {ErrorCode::invalid_aggregation, "invalid-aggregation", "InvalidAggregation", syntax, syntax,
     compile},
    {ErrorCode::ambiguous_aggregation_expression, "ambiguous-aggregation-expression",
     "AmbiguousAggregationExpression", syntax, syntax, compile},
    {ErrorCode::nested_aggregation, "nested-aggregation", "NestedAggregation", syntax, syntax,
     compile},
    {ErrorCode::invalid_number_of_arguments, "invalid-number-of-arguments",
     "InvalidNumberOfArguments", syntax, syntax, compile},
    {ErrorCode::invalid_number_literal, "invalid-number-literal", "InvalidNumberLiteral", syntax,
     syntax, compile},
    {ErrorCode::invalid_unicode_literal, "invalid-unicode-literal", "InvalidUnicodeLiteral", syntax,
     syntax, compile},
    {ErrorCode::invalid_unicode_character, "invalid-unicode-character", "InvalidUnicodeCharacter",
     syntax, syntax, compile},
    {ErrorCode::invalid_clause_composition, "invalid-clause-composition",
     "InvalidClauseComposition", syntax, syntax, compile},
    {ErrorCode::invalid_parameter_use, "invalid-parameter-use", "InvalidParameterUse", syntax,
     syntax, compile},
    {ErrorCode::invalid_relationship_pattern, "invalid-relationship-pattern",
     "InvalidRelationshipPattern", syntax, syntax, compile},
    {ErrorCode::invalid_delete, "invalid-delete", "InvalidDelete", syntax, syntax, compile},
    {ErrorCode::integer_overflow, "integer-overflow", "IntegerOverflow", syntax,
     ErrorType::arithmetic_error, compile},
    {ErrorCode::floating_point_overflow, "floating-point-overflow", "FloatingPointOverflow", syntax,
     ErrorType::arithmetic_error, compile},
    {ErrorCode::negative_integer_argument, "negative-integer-argument", "NegativeIntegerArgument",
     syntax, syntax, compile},
    {ErrorCode::relationship_uniqueness_violation, "relationship-uniqueness-violation",
     "RelationshipUniquenessViolation", syntax, syntax, compile},
    {ErrorCode::non_constant_expression, "non-constant-expression", "NonConstantExpression", syntax,
     syntax, compile},
    {ErrorCode::no_single_relationship_type, "no-single-relationship-type",
     "NoSingleRelationshipType", syntax, syntax, compile},
    {ErrorCode::no_variables_in_scope, "no-variables-in-scope", "NoVariablesInScope", syntax,
     syntax, compile},
    {ErrorCode::no_expression_alias, "no-expression-alias", "NoExpressionAlias", syntax, syntax,
     compile},
    {ErrorCode::creating_var_length, "creating-var-length", "CreatingVarLength", syntax, syntax,
     compile},
    {ErrorCode::requires_directed_relationship, "requires-directed-relationship",
     "RequiresDirectedRelationship", syntax, syntax, compile},
    {ErrorCode::different_columns_in_union, "different-columns-in-union", "DifferentColumnsInUnion",
     syntax, syntax, compile},
    {ErrorCode::column_name_conflict, "column-name-conflict", "ColumnNameConflict", syntax, syntax,
     compile},
    {ErrorCode::unknown_function, "unknown-function", "UnknownFunction", syntax, syntax, compile},
    {ErrorCode::procedure_not_found, "procedure-not-found", "ProcedureNotFound",
     ErrorType::procedure_error, ErrorType::procedure_error, compile},
    {ErrorCode::invalid_argument_passing_mode, "invalid-argument-passing-mode",
     "InvalidArgumentPassingMode", syntax, syntax, compile},
    {ErrorCode::missing_parameter, "missing-parameter", "MissingParameter",
     ErrorType::parameter_missing, ErrorType::parameter_missing, compile},
    {ErrorCode::nesting_too_deep, "nesting-too-deep", "NestingTooDeep", syntax,
     ErrorType::resource_error, compile},
    {ErrorCode::text_too_long, "text-too-long", "TextTooLong", syntax, ErrorType::resource_error,
     compile},
    {ErrorCode::division_by_zero, "division-by-zero", "DivisionByZero", ErrorType::arithmetic_error,
     ErrorType::arithmetic_error, run},
    {ErrorCode::number_out_of_range, "number-out-of-range", "NumberOutOfRange",
     ErrorType::argument_error, ErrorType::argument_error, run},
    {ErrorCode::invalid_property_type, "invalid-property-type", "InvalidPropertyType",
     ErrorType::type_error, ErrorType::type_error, run},
    {ErrorCode::map_element_access_by_non_string, "map-element-access-by-non-string",
     "MapElementAccessByNonString", ErrorType::type_error, ErrorType::type_error, run},
    {ErrorCode::list_element_access_by_non_integer, "list-element-access-by-non-integer",
     "ListElementAccessByNonInteger", ErrorType::type_error, ErrorType::type_error, run},
    {ErrorCode::deleted_entity_access, "deleted-entity-access", "DeletedEntityAccess",
     ErrorType::entity_not_found, ErrorType::entity_not_found, run},
    {ErrorCode::delete_connected_node, "delete-connected-node", "DeleteConnectedNode",
     ErrorType::constraint_verification_failed, ErrorType::constraint_verification_failed, run},
    {ErrorCode::merge_read_own_writes, "merge-read-own-writes", "MergeReadOwnWrites",
     ErrorType::semantic_error, ErrorType::semantic_error, run},
    {ErrorCode::unique_constraint_violated, "unique-constraint-violated",
     "UniqueConstraintViolated", ErrorType::constraint_validation_failed,
     ErrorType::constraint_validation_failed, run},
    {ErrorCode::required_property_missing, "required-property-missing", "RequiredPropertyMissing",
     ErrorType::constraint_validation_failed, ErrorType::constraint_validation_failed, run},
    {ErrorCode::timeout, "timeout", "Timeout", ErrorType::resource_error, ErrorType::resource_error,
     run},
    {ErrorCode::cancelled, "cancelled", "Cancelled", ErrorType::resource_error,
     ErrorType::resource_error, run},
    {ErrorCode::memory_limit, "memory-limit", "MemoryLimit", ErrorType::resource_error,
     ErrorType::resource_error, run},
    {ErrorCode::conflict, "conflict", "Conflict", ErrorType::transaction_error,
     ErrorType::transaction_error, run},
    {ErrorCode::unknown_outcome, "unknown-outcome", "UnknownOutcome", ErrorType::transaction_error,
     ErrorType::transaction_error, run},
    {ErrorCode::read_only, "read-only", "ReadOnly", ErrorType::transaction_error,
     ErrorType::transaction_error, run},
    {ErrorCode::forbidden, "forbidden", "Forbidden", ErrorType::usage_error, ErrorType::usage_error,
     run},
    {ErrorCode::locked, "locked", "Locked", ErrorType::storage_error, ErrorType::storage_error,
     run},
    {ErrorCode::not_found, "not-found", "NotFound", ErrorType::storage_error,
     ErrorType::storage_error, run},
    {ErrorCode::already_exists, "already-exists", "AlreadyExists", ErrorType::storage_error,
     ErrorType::storage_error, run},
    {ErrorCode::not_a_store, "not-a-store", "NotAStore", ErrorType::storage_error,
     ErrorType::storage_error, run},
    {ErrorCode::newer_format, "newer-format", "NewerFormat", ErrorType::storage_error,
     ErrorType::storage_error, run},
    {ErrorCode::corruption, "corruption", "Corruption", ErrorType::storage_error,
     ErrorType::storage_error, run},
    {ErrorCode::io_error, "io-error", "IoError", ErrorType::storage_error, ErrorType::storage_error,
     run},
    {ErrorCode::invalid_usage, "invalid-usage", "InvalidUsage", ErrorType::usage_error,
     ErrorType::usage_error, run},
    {ErrorCode::invalid_input, "invalid-input", "InvalidInput", ErrorType::usage_error,
     ErrorType::usage_error, run},
    {ErrorCode::unsupported, "unsupported", "Unsupported", syntax, ErrorType::usage_error, compile},
    {ErrorCode::internal, "internal", "Internal", ErrorType::usage_error, ErrorType::usage_error,
     run},
};

const CodeRow& row_of(ErrorCode code) {
  for (const CodeRow& row : rows) {
    if (row.code == code) return row;
  }
  return row_of(ErrorCode::internal);
}

}  // namespace

Error make_error(ErrorCode code, std::string message, std::optional<SourceRange> where,
                 std::string hint) {
  const CodeRow& row = row_of(code);
  const ErrorType type = row.phase == Phase::compile_time ? row.compile_type : row.runtime_type;
  return Error{code, std::move(message), where, std::move(hint), type, row.phase};
}

Error runtime_error(ErrorCode code, std::string message, std::optional<SourceRange> where,
                    std::string hint) {
  return Error{code,          std::move(message), where, std::move(hint), row_of(code).runtime_type,
               Phase::runtime};
}

std::string_view name_of(ErrorCode code) { return row_of(code).name; }
std::string_view detail_of(ErrorCode code) { return row_of(code).detail; }

std::string_view name_of(ErrorType type) {
  constexpr std::array<std::string_view, 16> names = {"SyntaxError",
                                                      "SemanticError",
                                                      "TypeError",
                                                      "ArgumentError",
                                                      "ArithmeticError",
                                                      "EntityNotFound",
                                                      "PropertyNotFound",
                                                      "LabelNotFound",
                                                      "ConstraintValidationFailed",
                                                      "ConstraintVerificationFailed",
                                                      "ParameterMissing",
                                                      "ProcedureError",
                                                      "TransactionError",
                                                      "ResourceError",
                                                      "StorageError",
                                                      "UsageError"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(Phase phase) {
  return phase == Phase::compile_time ? "compile time" : "runtime";
}

}  // namespace stemma
