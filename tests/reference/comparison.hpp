#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/database.hpp"
#include "tests/reference/answer.hpp"
#include "tests/reference/model.hpp"
#include "tests/reference/query_generator.hpp"

namespace stemma::reference {

/// How the engine's database is prepared before its queries; none of it may change an answer.
struct Preparation {
  bool folded = false;   ///< changes written into segments
  bool indexed = false;  ///< indexes on what the queries look for
};

/// What of the engine is on; none of it may change an answer.
struct Setting {
  engine::plan::PlannerOptions planner;
  std::uint64_t cache_bytes = 256u << 20;
  bool two_threads = false;  ///< what only reads is answered twice, at the same time
};

/// The same query answered by both.
struct Comparison {
  bool comparable = true;  ///< false: beyond the reference
  bool equal = true;
  std::string kind;  ///< of the difference: "rows", "graph", or which side failed and how
  std::string expected;
  std::string got;
};

/// One graph twice: in the reference, and in an engine's database in memory.
class Pair {
 public:
  Pair(const Graph& graph, Preparation preparation, Faults faults, const Setting& setting = {});

  /// Runs a query on both. What it writes stays, in both.
  [[nodiscard]] Comparison compare(const GeneratedQuery& query);
  /// The same within a transaction that is rolled back.
  [[nodiscard]] Comparison compare_and_undo(const GeneratedQuery& query);

  [[nodiscard]] const Graph& graph() const { return graph_; }

 private:
  struct Told {
    Answer answer;
    Graph graph;
  };
  std::optional<Told> ask_reference(const GeneratedQuery& query, Fixed fixed) const;
  Result<observation::ShownResult> ask_engine(const std::string& text);
  /// On two threads; what the second made is judged where it is not what the first made.
  Comparison compare_on_two_threads(const GeneratedQuery& query, const Told& told);
  Comparison judged(const GeneratedQuery& query, const Told& told,
                    const Result<observation::ShownResult>& result,
                    const storage::Snapshot& view) const;

  Graph graph_;
  Faults faults_;
  bool two_threads_;
  std::unique_ptr<engine::Database> database_;
  std::optional<engine::Session> session_;
};

}  // namespace stemma::reference
