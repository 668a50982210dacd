#pragma once

#include <string_view>

#include "engine/procedures/procedure.hpp"
#include "parser/ast/query.hpp"

namespace stemma::engine {

/// The procedure whose rows a SHOW shows: "db.labels".
[[nodiscard]] std::string_view procedure_of(ast::ShowKind kind);

/// `SHOW ... YIELD a, b WHERE p RETURN c` as the query that it stands for: CALL of the procedure,
/// WITH a, b WHERE p, RETURN c.
[[nodiscard]] ast::Query query_of(const ast::Show& show, const Procedure& procedure);

}  // namespace stemma::engine
