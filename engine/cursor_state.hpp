#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

#include "engine/database.hpp"
#include "engine/execute/build.hpp"
#include "engine/prepare.hpp"

namespace stemma::engine {

/// The time now, as a statement that starts now has it.
[[nodiscard]] StatementClock clock_now();

/// The rows of a statement: pulled from operators while they are asked for, or all there already.
class CursorState {
 public:
  /// Streams: the operators read `view`.
  CursorState(std::shared_ptr<const Prepared> prepared, storage::Snapshot view,
              Parameters parameters, const RunOptions& options);
  /// Rows that are there.
  CursorState(std::vector<std::string> columns, storage::Snapshot view,
              std::vector<std::vector<Value>> rows);

  [[nodiscard]] Result<const Value*> next();
  /// Pulls all rows into memory and lets go of the operators.
  [[nodiscard]] Result<void> buffer();
  /// Makes the operators, reading `view`, writing to `transaction` where there is one.
  void start(const storage::Snapshot& view, storage::Transaction* transaction);
  void finish();

  std::vector<std::string> columns;
  storage::Snapshot view;
  Summary summary;

 private:
  [[nodiscard]] Result<execute::Flow> pull();
  [[nodiscard]] std::string profile_text() const;

  std::shared_ptr<const Prepared> prepared_;
  Parameters parameters_;
  RunOptions options_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::unique_ptr<execute::Context> context_;
  execute::Profile profile_;
  execute::OperatorPtr root_;
  execute::Batch batch_;
  std::size_t batch_row_ = 0;
  std::uint64_t repeats_left_ = 0;
  std::vector<Value> row_;
  std::deque<std::vector<Value>> buffered_;
  bool done_ = false;
};

}  // namespace stemma::engine
