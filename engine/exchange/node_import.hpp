#pragma once

#include "engine/exchange/import_job.hpp"

namespace stemma::engine {

/// Reads the nodes of one file (or of files under one header) into the import; remembers their ids.
[[nodiscard]] Result<void> import_nodes(ImportJob& job, const CsvFile& file);

}  // namespace stemma::engine
