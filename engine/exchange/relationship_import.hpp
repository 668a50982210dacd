#pragma once

#include "engine/exchange/import_job.hpp"

namespace stemma::engine {

/// Makes a node for every id that the relationships of a file use and no file of nodes has. All
/// nodes come before all relationships, so this is a reading of its own.
[[nodiscard]] Result<void> create_missing_ends(ImportJob& job, const CsvFile& file);

/// Reads the relationships of one file (or of files under one header) into the import.
[[nodiscard]] Result<void> import_relationships(ImportJob& job, const CsvFile& file);

}  // namespace stemma::engine
