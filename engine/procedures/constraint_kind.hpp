#pragma once

#include <string_view>

#include "storage/catalog.hpp"

namespace stemma::engine {

/// "UNIQUENESS", "NODE_KEY", "NODE_PROPERTY_EXISTENCE", ... as Neo4j 5 calls them.
[[nodiscard]] std::string_view constraint_kind(const storage::IndexDescription& constraint);

}  // namespace stemma::engine
