#pragma once

#include "engine/ownership/rule.hpp"
#include "engine/procedures/ownership/request.hpp"

namespace stemma::engine {

/// The setting `rule`: the name of a known rule, or a rule as a map,
/// {name: 'mine', tests: [{measure: 'path_product', threshold: '>= 10%'}]}.
[[nodiscard]] Result<ownership::Rule> read_rule(const OwnershipRequest& request,
                                                std::string_view procedure);

/// "path_product >= 0.25".
[[nodiscard]] std::string to_text(const ownership::RuleTest& test);

}  // namespace stemma::engine
