#pragma once

#include "stemma/stemma.hpp"
#include "tests/ownership_cases/answer.hpp"

namespace stemma::cases {

/// Asks a question of a case in the query language alone.
[[nodiscard]] Answer ask(const Database& database, const Json& example, const Json& question);

}  // namespace stemma::cases
