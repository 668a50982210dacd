#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/runner/database.hpp"
#include "benchmarks/runner/json.hpp"

namespace bench {

/// A statement with its parameters filled in, and what it must answer.
struct Call {
  std::string text;
  std::string check;  ///< also asked, not timed; may be empty
  Parameters parameters;
  json::object expected;
};

/// One row of the table: a statement, asked with each of its seeds.
struct Row {
  std::string name;
  std::vector<Call> calls;
};

/// What a folder made by gen_ownership holds.
struct Workload {
  std::string folder;
  json::value seeds;
  json::value truth;

  static Workload read(const std::string& folder);
  /// The rows that `wanted` names, or all that are queries, in the order of the table.
  [[nodiscard]] std::vector<Row> rows(const std::string& queries,
                                      const std::vector<std::string>& wanted) const;
  /// Makes the expected answer of a row wrong.
  void plant(const std::string& row);
};

/// The names of all query rows.
const std::vector<std::string_view>& query_rows();

}  // namespace bench
