#pragma once

#include "core/result.hpp"
#include "parser/ast/query.hpp"
#include "storage/transaction.hpp"

/// CREATE and DROP of indexes and constraints.
namespace stemma::engine {

[[nodiscard]] Result<void> change_catalog(const ast::Command& command,
                                          storage::Transaction& transaction);

}  // namespace stemma::engine
