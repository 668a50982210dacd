#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "stemma/stemma.hpp"

/// What the tests of the public interface do again and again; each ends the test where it fails.
namespace stemma::unit {

template <typename T>
[[nodiscard]] T need(v0::Result<T> result) {
  if (!result) FAIL(result.error().text);
  return *std::move(result);
}
inline void need(const v0::Result<void>& result) {
  if (!result) FAIL(result.error().text);
}

/// A database in memory and a session of it.
struct InMemory {
  v0::Database database = need(v0::Database::open(":memory:"));
  v0::Session session = need(database.session());
};

/// Runs a statement to its end; what it changed.
inline v0::Changes run(v0::Session& session, std::string_view text,
                       const v0::Parameters& parameters = {}) {
  auto rows = need(session.query(text, parameters));
  need(rows.finish());
  return rows.changes();
}

/// What is left of the rows as text, the values with a space between them.
[[nodiscard]] inline std::vector<std::string> lines_of(v0::Rows& rows) {
  std::vector<std::string> lines;
  for (const v0::Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : " ") + row[i].text();
    lines.push_back(std::move(line));
  }
  if (rows.error() != nullptr) FAIL(rows.error()->text);
  return lines;
}
[[nodiscard]] inline std::vector<std::string> lines(v0::Session& session, std::string_view text,
                                                    const v0::Parameters& parameters = {}) {
  auto rows = need(session.query(text, parameters));
  return lines_of(rows);
}

/// The error that a statement ends with, at once or after some rows.
[[nodiscard]] inline v0::Error error_of(v0::Session& session, std::string_view text,
                                        const v0::Parameters& parameters = {}) {
  auto rows = session.query(text, parameters);
  if (!rows) return rows.error();
  const auto finished = rows->finish();
  if (finished) FAIL("no error: " << text);
  return finished.error();
}

using Lines = std::vector<std::string>;

/// Runs for hours where nobody stops it.
inline constexpr const char* endless =
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 "
    "RETURN count(*)";

}  // namespace stemma::unit
