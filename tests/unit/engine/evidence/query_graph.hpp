#pragma once

#include <catch2/catch.hpp>

#include "core/format.hpp"
#include "engine/database.hpp"

namespace stemma::engine {

/// A database in memory that a test talks to in the language.
class QueryGraph {
 public:
  QueryGraph() {
    auto opened = Database::open(":memory:");
    if (!opened) FAIL(opened.error().message);
    database_ = std::move(*opened);
  }
  /// The rows; a failed statement fails the test.
  std::vector<std::vector<Value>> run(const std::string& text, const Parameters& parameters = {}) {
    Session session = database_->session();
    auto cursor = session.run(text, parameters);
    if (!cursor) FAIL(text << ": " << cursor.error().message);
    std::vector<std::vector<Value>> rows;
    while (true) {
      const auto row = cursor->next();
      if (!row) FAIL(text << ": " << row.error().message);
      if (*row == nullptr) return rows;
      rows.emplace_back(*row, *row + cursor->columns().size());
    }
  }
  /// The one value of the one row.
  Value value(const std::string& text, const Parameters& parameters = {}) {
    const auto rows = run(text, parameters);
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].size() == 1);
    return rows[0][0];
  }
  /// The canonical dump.
  std::string dump() {
    std::string lines;
    const auto dumped =
        storage::dump(database_->store().snapshot(), [&](std::string_view line) -> Result<void> {
          lines.append(line).push_back('\n');
          return {};
        });
    if (!dumped) FAIL(dumped.error().message);
    return lines;
  }

 private:
  std::unique_ptr<Database> database_;
};

}  // namespace stemma::engine
