#pragma once

#include "core/result.hpp"
#include "engine/bind/bound_expression.hpp"
#include "engine/execute/batch.hpp"
#include "engine/execute/context.hpp"

namespace stemma::engine::execute {

/// The value of an expression for one row of a batch.
[[nodiscard]] Result<Value> evaluate(const bound::Expression& expression, Context& context,
                                     const Batch& batch, std::size_t row);

/// The values for all rows of a batch; `out` is overwritten.
[[nodiscard]] Result<void> evaluate(const bound::Expression& expression, Context& context,
                                    const Batch& batch, Column& out);

/// What a predicate says of one row: true, false or null. A value that is no boolean is an error.
[[nodiscard]] Result<Value> condition_of(const bound::Expression& predicate, Context& context,
                                         const Batch& batch, std::size_t row);

/// The rows for which the predicate is true, not false or null. A value that is no boolean is an
/// error.
[[nodiscard]] Result<void> select(const bound::Expression& predicate, Context& context,
                                  const Batch& batch, std::vector<std::uint32_t>& rows);

/// A property of a node, relationship, map or temporal value by name; null of null.
[[nodiscard]] Result<Value> property_of(Context& context, const Value& container,
                                        std::string_view key, SourceRange where);

/// The properties of an entity, or a map itself, as a map; null of null.
[[nodiscard]] Result<Value> properties_of(Context& context, const Value& container,
                                          SourceRange where);

/// Whether a node has these labels, a relationship this type.
[[nodiscard]] Result<Value> label_test(Context& context, const Value& entity,
                                       const ast::LabelExpression& labels);

/// The path along element values: node, relationship or list of relationships, node, ... Null where
/// an element is.
[[nodiscard]] Result<Value> path_of(Context& context, std::span<const Value> elements);

}  // namespace stemma::engine::execute
