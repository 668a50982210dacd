#include <fmt/format.h>

#include "engine/catalog_commands.hpp"
#include "engine/lens_of.hpp"
#include "engine/session_state.hpp"

namespace stemma::engine {

namespace {

constexpr std::chrono::milliseconds writer_wait{10'000};

Result<void> check_parameters(const Prepared& prepared, const Parameters& parameters) {
  for (const auto& [name, where] : prepared.plan.statement.parameters) {
    if (parameters.contains(name)) continue;
    return make_error(ErrorCode::missing_parameter,
                      fmt::format("the parameter ${} was not given", name), where,
                      fmt::format("pass it: -P {}=value, or in the parameters of the call", name));
  }
  return {};
}

storage::Changes difference(const storage::Changes& after, const storage::Changes& before) {
  return {after.nodes_created - before.nodes_created,
          after.nodes_deleted - before.nodes_deleted,
          after.relationships_created - before.relationships_created,
          after.relationships_deleted - before.relationships_deleted,
          after.properties_set - before.properties_set,
          after.labels_added - before.labels_added,
          after.labels_removed - before.labels_removed,
          after.indexes_added - before.indexes_added,
          after.indexes_removed - before.indexes_removed};
}

}  // namespace

Result<std::shared_ptr<const Prepared>> SessionState::prepare_for(std::string_view text,
                                                                  const storage::Snapshot& view) {
  // A transaction may have changed the catalogue under a version that another one will have, too.
  const std::uint64_t version = view.catalog().version();
  const bool shared = version == database_.store->snapshot().catalog().version();
  if (shared) {
    if (auto known = database_.plans.find(text, version)) return known;
  }
  STEMMA_TRY(std::shared_ptr<const Prepared> prepared,
             prepare(text, view, database_, database_.planner));
  if (prepared->is_query && shared) database_.plans.put(text, prepared);
  return prepared;
}

Result<storage::Transaction> SessionState::begin_write() {
  std::optional<Sequence> since;
  if (snapshot_) since = snapshot_->sequence();
  return database_.store->begin("a session", writer_wait, since);
}

Result<Cursor> SessionState::run_allowed(std::string_view text, const Parameters& parameters,
                                         RunOptions options) {
  options.files_allowed = options.files_allowed && database_.files_allowed;
  return run(text, parameters, options);
}

Result<Cursor> SessionState::run(std::string_view text, const Parameters& parameters,
                                 const RunOptions& options) {
  if (failed_) {
    return runtime_error(ErrorCode::invalid_usage, "the transaction has failed and was rolled back",
                         {}, "call rollback and begin another");
  }
  if (transaction_) {
    Result<Cursor> cursor = write_in(*transaction_, text, parameters, options);
    if (!cursor.ok()) {
      transaction_.reset();
      failed_ = true;
    }
    return cursor;
  }
  storage::Snapshot view = snapshot_ ? *snapshot_ : database_.store->snapshot();
  STEMMA_TRY(std::shared_ptr<const Prepared> prepared, prepare_for(text, view));
  if (prepared->writes && prepared->mode != ast::Mode::explain)
    return write(text, parameters, options);
  return read(std::move(prepared), std::move(view), parameters, options);
}

Result<Cursor> SessionState::read(std::shared_ptr<const Prepared> prepared, storage::Snapshot view,
                                  const Parameters& parameters, const RunOptions& options,
                                  bool at_once) {
  const bool explains = prepared->mode == ast::Mode::explain;
  if (!explains) STEMMA_TRY(check_parameters(*prepared, parameters));
  const bound::Statement& statement = prepared->plan.statement;
  if (!explains && statement.lens) {
    STEMMA_TRY(const storage::Lens lens, lens_of(statement, view, parameters, clock_now()));
    STEMMA_TRY(view, view.through(lens));
  }
  auto state =
      std::make_unique<CursorState>(std::move(prepared), std::move(view), parameters, options);
  if (explains) {
    state->columns.clear();
    state->finish();
  } else {
    state->start(state->view, nullptr);
    if (at_once) STEMMA_TRY(state->buffer());
  }
  return Cursor(std::move(state));
}

Result<Cursor> SessionState::write(std::string_view text, const Parameters& parameters,
                                   const RunOptions& options) {
  STEMMA_TRY(storage::Transaction transaction, begin_write());
  if (explicit_) {
    // A reading transaction turns to writing: it goes on as the writer.
    snapshot_.reset();
    transaction_.emplace(std::move(transaction));
    return run(text, parameters, options);
  }
  return write_in(transaction, text, parameters, options);
}

Result<Cursor> SessionState::write_in(storage::Transaction& transaction, std::string_view text,
                                      const Parameters& parameters, const RunOptions& options) {
  const storage::Changes before = transaction.changes();
  STEMMA_TRY(std::shared_ptr<const Prepared> prepared, prepare_for(text, transaction.view()));
  if (!prepared->writes || prepared->mode == ast::Mode::explain) {
    // Its rows are what they are now, whatever the transaction does next.
    return read(prepared, transaction.view(), parameters, options, true);
  }
  std::unique_ptr<CursorState> state;
  if (prepared->is_query) {
    STEMMA_TRY(check_parameters(*prepared, parameters));
    state = std::make_unique<CursorState>(prepared, transaction.view(), parameters, options);
    state->start(transaction.view(), &transaction);
    STEMMA_TRY(state->buffer());
    STEMMA_TRY(transaction.check_deletions());
  } else {
    STEMMA_TRY(change_catalog(prepared->command, transaction));
    state = std::make_unique<CursorState>(std::vector<std::string>(), transaction.view(),
                                          std::vector<std::vector<Value>>());
  }
  const storage::Changes changes = difference(transaction.changes(), before);
  if (!explicit_) { STEMMA_TRY(state->view, transaction.commit()); }
  state->summary.writes = true;
  state->summary.changes = changes;
  state->finish();
  return Cursor(std::move(state));
}

Result<void> SessionState::begin(Session::Access access) {
  if (explicit_) {
    return runtime_error(ErrorCode::invalid_usage, "a transaction is open already", {},
                         "commit or roll it back first");
  }
  if (access == Session::Access::write) {
    STEMMA_TRY(storage::Transaction transaction, begin_write());
    transaction_.emplace(std::move(transaction));
  } else {
    snapshot_.emplace(database_.store->snapshot());
  }
  explicit_ = true;
  return {};
}

Result<void> SessionState::commit() {
  if (!explicit_) {
    return runtime_error(ErrorCode::invalid_usage, "no transaction is open", {},
                         "call begin first");
  }
  const bool failed = failed_;
  std::optional<storage::Transaction> transaction = std::move(transaction_);
  rollback();
  if (failed) {
    return runtime_error(ErrorCode::invalid_usage,
                         "the transaction has failed and was rolled back");
  }
  if (!transaction) return {};
  STEMMA_TRY(transaction->commit());
  return {};
}

void SessionState::rollback() {
  transaction_.reset();
  snapshot_.reset();
  explicit_ = false;
  failed_ = false;
}

Session::Session(std::unique_ptr<SessionState> state) : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Cursor> Session::run(std::string_view text, const Parameters& parameters,
                            const RunOptions& options) {
  return state_->run_allowed(text, parameters, options);
}
Result<void> Session::begin(Access access) { return state_->begin(access); }
Result<void> Session::commit() { return state_->commit(); }
void Session::rollback() { state_->rollback(); }
bool Session::in_transaction() const { return state_->in_transaction(); }

}  // namespace stemma::engine
