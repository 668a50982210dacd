#pragma once

#include "parser/ast/expression.hpp"

namespace stemma::reference {

/// Whether the expression calls an aggregate (subqueries and patterns aside).
[[nodiscard]] bool has_aggregate(const ast::Expression& expression);

}  // namespace stemma::reference
