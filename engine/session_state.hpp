#pragma once

#include <optional>

#include "engine/cursor_state.hpp"
#include "engine/database_state.hpp"

namespace stemma::engine {

class SessionState {
 public:
  explicit SessionState(DatabaseState& database) : database_(database) {}

  /// With what the database allows at most.
  [[nodiscard]] Result<Cursor> run_allowed(std::string_view text, const Parameters& parameters,
                                           RunOptions options);
  [[nodiscard]] Result<void> begin(Session::Access access);
  [[nodiscard]] Result<void> commit();
  void rollback();
  [[nodiscard]] bool in_transaction() const { return explicit_; }

 private:
  [[nodiscard]] Result<Cursor> run(std::string_view text, const Parameters& parameters,
                                   const RunOptions& options);
  [[nodiscard]] Result<Cursor> read(std::shared_ptr<const Prepared> prepared,
                                    storage::Snapshot view, const Parameters& parameters,
                                    const RunOptions& options, bool at_once = false);
  [[nodiscard]] Result<Cursor> write(std::string_view text, const Parameters& parameters,
                                     const RunOptions& options);
  [[nodiscard]] Result<Cursor> write_in(storage::Transaction& transaction, std::string_view text,
                                        const Parameters& parameters, const RunOptions& options);
  [[nodiscard]] Result<std::shared_ptr<const Prepared>> prepare_for(std::string_view text,
                                                                    const storage::Snapshot& view);
  [[nodiscard]] Result<storage::Transaction> begin_write();

  DatabaseState& database_;
  bool explicit_ = false;
  bool failed_ = false;
  std::optional<storage::Snapshot> snapshot_;        ///< of a reading transaction
  std::optional<storage::Transaction> transaction_;  ///< of a writing one
};

}  // namespace stemma::engine
