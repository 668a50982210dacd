#pragma once

#include "core/result.hpp"
#include "engine/database.hpp"
#include "parser/ast/query.hpp"
#include "storage/transaction.hpp"

/// CREATE and DROP of indexes and constraints, and SHOW.
namespace stemma::engine {

[[nodiscard]] Result<void> change_catalog(const ast::Command& command,
                                          storage::Transaction& transaction);
[[nodiscard]] Result<Cursor> show(const ast::Command& command, const storage::Snapshot& view);

}  // namespace stemma::engine
