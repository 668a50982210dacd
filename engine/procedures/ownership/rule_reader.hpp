#pragma once

#include "engine/ownership/rule.hpp"
#include "engine/procedures/config.hpp"

namespace stemma::engine {

/// A rule from its name, or from a map or a list of its tests, each a text:
///
///     'AMLR'      ['path_product >= 10%', 'control']      {name: 'mine', tests: [...]}
///
/// or a map, {measure: 'path_product', threshold: '>= 10%'}.
[[nodiscard]] Result<ownership::Rule> read_rule(const storage::Catalog& catalog,
                                                std::string_view procedure, const Value& value);

}  // namespace stemma::engine
