#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "engine/notification.hpp"
#include "engine/plan/planner.hpp"
#include "engine/procedures/procedure.hpp"
#include "storage/store.hpp"

namespace stemma::engine {

using Parameters = std::map<std::string, Value, std::less<>>;

struct RunOptions {
  std::chrono::milliseconds time_limit{0};    ///< 0: none
  std::uint64_t memory_bytes = 1u << 30;      ///< of one query's own working memory
  const std::atomic<bool>* cancel = nullptr;  ///< set by another thread or a signal handler
  bool files_allowed = true;                  ///< LOAD CSV may read; see `forbid_files`
};

struct Summary {
  storage::Changes changes;
  bool writes = false;
  double milliseconds = 0;
  std::string plan;  ///< EXPLAIN and PROFILE: the tree as text
  std::vector<Notification> notifications;
};

class CursorState;

/// The rows of one statement, streamed. A statement that writes has done so, and committed unless
/// it runs in an explicit transaction, when the cursor is handed out. Keeps its snapshot alive:
/// must end before the database does. Not thread-safe.
class Cursor {
 public:
  explicit Cursor(std::unique_ptr<CursorState> state);
  Cursor(Cursor&&) noexcept;
  Cursor& operator=(Cursor&&) noexcept;
  ~Cursor();

  [[nodiscard]] const std::vector<std::string>& columns() const;
  /// The next row (columns().size() values), valid until the next call; nullptr at the end.
  [[nodiscard]] Result<const Value*> next();
  /// Final once next() answered nullptr.
  [[nodiscard]] const Summary& summary() const;
  /// What the nodes and relationships in the rows are read through.
  [[nodiscard]] const storage::Snapshot& view() const;

 private:
  std::unique_ptr<CursorState> state_;
};

class SessionState;

/// One user's conversation with a database: statements, each in a transaction of its own or between
/// begin and commit. Not thread-safe; make one a thread.
class Session {
 public:
  explicit Session(std::unique_ptr<SessionState> state);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  [[nodiscard]] Result<Cursor> run(std::string_view text, const Parameters& parameters = {},
                                   const RunOptions& options = {});
  enum class Access : std::uint8_t { read, write };
  [[nodiscard]] Result<void> begin(Access access);
  [[nodiscard]] Result<void> commit();
  void rollback();
  [[nodiscard]] bool in_transaction() const;

 private:
  std::unique_ptr<SessionState> state_;
};

class DatabaseState;

/// An open database. Thread-safe. Sessions and cursors must end before it does.
class Database {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(
      const std::string& path, const storage::OpenOptions& options = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Session session();
  [[nodiscard]] storage::Store& store();
  /// Adds a procedure that queries may CALL; replaces one of the same name.
  void add_procedure(Procedure procedure);
  /// From now on no statement may read files (LOAD CSV). Before sessions are made.
  void forbid_files();
  /// For tests that switch the planner's cleverness off; not while statements run.
  void set_planner_options(const plan::PlannerOptions& options);

 private:
  explicit Database(std::unique_ptr<DatabaseState> state);
  std::unique_ptr<DatabaseState> state_;
};

}  // namespace stemma::engine
