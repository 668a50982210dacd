#pragma once

#include <string_view>

#include "core/error.hpp"
#include "engine/functions/type_set.hpp"
#include "parser/ast/query.hpp"

/// Errors and small questions that several parts of the binder share.
namespace stemma::engine {

/// Names of functions and procedures are compared without regard to ASCII case.
[[nodiscard]] bool is_name(std::string_view written, std::string_view name);

[[nodiscard]] Error misplaced_aggregate(std::string_view name, SourceRange where);
[[nodiscard]] Error wrong_argument_count(const ast::FunctionCall& call, std::string_view signature);
/// `what` takes one of `accepted`, and the text gives `found`.
[[nodiscard]] Error wrong_type(std::string_view what, TypeSet accepted, TypeSet found,
                               SourceRange where);

/// A hint for where one node or relationship is taken and a list is given: most often the variable
/// of a repeated pattern. Empty for anything else.
[[nodiscard]] std::string hint_for_many(TypeSet accepted, TypeSet found);
/// The error of a value, or of what is subtracted, with a hint where it is a name alone that no
/// variable has.
[[nodiscard]] Error perhaps_text(Error error, const ast::Expression& written);
[[nodiscard]] Error perhaps_hyphen(Error error, const ast::Expression& written);

}  // namespace stemma::engine
