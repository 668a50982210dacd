#pragma once

#include <string>

#include "shell/outcome.hpp"
#include "stemma/stemma.h"

namespace stemma::shell {

/// What the graph holds, as lines for a person: labels and types with counts, properties, indexes.
[[nodiscard]] Outcome<std::string> schema_text(stemma_database* database);

}  // namespace stemma::shell
