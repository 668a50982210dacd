#pragma once

#include <vector>

#include "storage/statement.hpp"

/// Which statements about one thing count, and which of them is believed.
namespace stemma::storage {

using StatementList = std::vector<const Statement*>;

/// Those about a property; with nothing, those that say that the entity is there.
[[nodiscard]] StatementList statements_about(const std::vector<Statement>& statements,
                                             std::optional<PropertyKeyId> property);

/// Those that hold on a day, as known on a day (days since 1970-01-01): stated by then and not
/// withdrawn, in force then. Without `known_at`: not withdrawn at all. A date that cannot be read
/// is no limit.
[[nodiscard]] StatementList holding(const StatementList& statements,
                                    std::optional<std::int64_t> as_of,
                                    std::optional<std::int64_t> known_at);

/// The one that is believed: of the greatest confidence (none is 1), then in force since the latest
/// day, then first seen on the latest, then stated last. At least one is needed.
[[nodiscard]] const Statement* preferred(const StatementList& statements);

}  // namespace stemma::storage
