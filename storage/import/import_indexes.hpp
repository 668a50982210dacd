#pragma once

#include "storage/import/import_work.hpp"
#include "storage/import/sorted_table.hpp"

namespace stemma::storage {

/// Writes the index entries of an import in order, and refuses the import where a unique index
/// would have a value twice: within the import, or in it and in the store.
[[nodiscard]] Result<void> write_import_index(ImportWork& work, SortedTable& table);

}  // namespace stemma::storage
