#pragma once

#include "core/value.hpp"
#include "engine/ownership/mapping.hpp"
#include "engine/procedures/config.hpp"

namespace stemma::engine {

/// A mapping from its name, or from a map of its settings: what is not set is as in `base`, or as
/// usual.
[[nodiscard]] Result<ownership::Mapping> read_mapping(const storage::Catalog& catalog,
                                                      std::string_view procedure,
                                                      const Value& value);

/// As `read_mapping` reads it.
[[nodiscard]] Value to_value(const ownership::Mapping& mapping);

/// "one of 'stemma', ...": those that there are.
[[nodiscard]] std::string mapping_names_text(const storage::Catalog& catalog);

}  // namespace stemma::engine
