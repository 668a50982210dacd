#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "storage/snapshot.hpp"
#include "tests/observation/show.hpp"
#include "tests/reference/model.hpp"

namespace stemma::reference {

/// What one side says to a query, in a form that compares: entities by what they hold.
struct Answer {
  bool failed = false;
  std::string error;  ///< where it failed
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// What of an answer the language fixes.
struct Fixed {
  bool row_order = false;
  bool list_order = true;
};

[[nodiscard]] Answer answer_of(const Result<observation::ShownResult>& result, Fixed fixed);
[[nodiscard]] Answer answer_of(const Table& table, const Graph& graph, Fixed fixed);
[[nodiscard]] bool agree(Answer a, Answer b, Fixed fixed);
[[nodiscard]] std::string print(const Answer& answer);

/// A graph as sorted lines: each node, and each relationship with its ends.
[[nodiscard]] std::vector<std::string> lines_of(const Graph& graph);
[[nodiscard]] Result<std::vector<std::string>> lines_of(const storage::Snapshot& view);

}  // namespace stemma::reference
