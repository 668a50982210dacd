#pragma once

#include <memory>

#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

/// What LOAD CSV runs: (source, headers, terminator) to rows of one column. `source` is the path of
/// a regular file, or its file URL; `terminator` has one byte. A row is a list of texts, or with
/// `headers` a map; an empty field is null, as Neo4j has it. The file is read as the rows are asked
/// for.
[[nodiscard]] const std::shared_ptr<const Procedure>& load_csv_procedure();

}  // namespace stemma::engine
