#pragma once

#include <string_view>
#include <vector>

#include "benchmarks/runner/database.hpp"
#include "benchmarks/runner/measure.hpp"

namespace bench {

/// The rows that write: a transaction for each relationship, by one thread and by eight; many
/// relationships in one transaction. They change the answers of the other rows.
const std::vector<std::string_view>& insert_rows();

/// Times an insert row; `equal` says that exactly what was inserted is there after it.
Measured measure_inserts(Database& database, std::string_view row, const json::array& ids);

}  // namespace bench
