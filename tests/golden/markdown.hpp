#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/golden/golden_run.hpp"

namespace stemma::golden {

/// The examples of a Markdown page as a golden file, line for line, so that places are those of the
/// page. A fence ```cypher is a query, ```cypher graph and ```cypher error and the like another
/// block, ```csv NAME a file; what follows is its outcome: a table (```cypher ordered: in this
/// order), ```text, or the lines "No rows." and "Changes: +1 nodes."
[[nodiscard]] std::string golden_of_markdown(std::string_view page);

/// The page with the mismatched outcomes replaced by what came.
[[nodiscard]] std::string updated_markdown(std::string_view page,
                                           const std::vector<Mismatch>& mismatches);

}  // namespace stemma::golden
