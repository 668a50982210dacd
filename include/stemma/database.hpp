#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include "stemma/schema.hpp"
#include "stemma/session.hpp"

namespace stemma {
inline namespace v0 {

enum class OpenMode {
  create_or_open = STEMMA_CREATE_OR_OPEN,
  open_existing = STEMMA_OPEN_EXISTING,
  read_only = STEMMA_OPEN_READ_ONLY  ///< never writes; works beside a writer in another process
};

struct OpenOptions {
  OpenMode mode = OpenMode::create_or_open;
  std::uint64_t cache_bytes = 0;    ///< budget of decoded blocks; 0: the default
  std::uint64_t overlay_bytes = 0;  ///< recent changes in memory; 0: the default
  bool sync = true;                 ///< off: a crash may lose the last commits
  bool forbid_files = false;        ///< no statement may read files (LOAD CSV)
};

/// An open database, for any number of threads. Sessions and rows may outlive it; they then answer
/// with an error. Not for static objects: it, its sessions and rows end before `main` returns.
class Database {
 public:
  /// Opens the database in a directory, or one in memory for ":memory:".
  [[nodiscard]] static Result<Database> open(const std::string& path,
                                             const OpenOptions& options = {}) {
    stemma_open_options given = STEMMA_OPEN_OPTIONS;
    given.mode = static_cast<stemma_open_mode>(options.mode);
    given.cache_bytes = options.cache_bytes;
    given.overlay_bytes = options.overlay_bytes;
    given.sync = options.sync ? 1 : 0;
    given.forbid_files = options.forbid_files ? 1 : 0;
    stemma_database* opened = nullptr;
    const auto done = detail::checked([&](stemma_error** error) {
      return stemma_database_open(path.c_str(), &given, &opened, error);
    });
    if (!done) return done.error();
    return Database(opened);
  }

  [[nodiscard]] Result<Session> session() const {
    stemma_session* session = nullptr;
    const auto opened = detail::checked(
        [&](stemma_error** error) { return stemma_session_open(handle(), &session, error); });
    if (!opened) return opened.error();
    return Session(session);
  }
  /// Runs one statement in a session and a transaction of its own.
  [[nodiscard]] Result<Rows> query(std::string_view text, const Parameters& parameters = {}) const {
    auto opened = session();
    if (!opened) return opened.error();
    return opened->query(text, parameters);
  }

  /// Whether this open made the database.
  [[nodiscard]] bool created() const { return stemma_database_created(handle()) != 0; }
  [[nodiscard]] std::string path() const { return stemma_database_path(handle()); }
  [[nodiscard]] std::string uuid() const { return stemma_database_uuid(handle()); }
  /// The release that made the database, and the version of its format.
  [[nodiscard]] std::string written_by() const { return stemma_database_written_by(handle()); }
  [[nodiscard]] std::uint32_t format_version() const {
    return stemma_database_format_version(handle());
  }

  [[nodiscard]] Result<Schema> schema() const { return detail::schema_of(handle()); }
  /// Verifies files, checksums and what holds of every graph.
  [[nodiscard]] Result<CheckReport> check() const { return detail::check_of(handle()); }
  /// Writes recent changes into their blocks; they are durable before and after.
  [[nodiscard]] Result<void> fold() {
    return detail::checked(
        [&](stemma_error** error) { return stemma_database_fold(handle(), error); });
  }
  /// A consistent copy at the newest commit, at a path that does not exist yet.
  [[nodiscard]] Result<void> checkpoint(const std::string& copy) {
    return detail::checked([&](stemma_error** error) {
      return stemma_database_checkpoint(handle(), copy.c_str(), error);
    });
  }

  /// What the sink of a dump answers to a line.
  enum class Flow { more, stop };
  /// The whole graph as text, equal for equal graphs, a line at a time without its end.
  [[nodiscard]] Result<void> dump(const std::function<Flow(std::string_view)>& sink) const {
    struct Lines {
      const std::function<Flow(std::string_view)>& sink;
      std::exception_ptr thrown = nullptr;  ///< no exception crosses C: it waits here
    } lines{sink};
    const auto line = [](void* context, const char* text, std::size_t bytes) -> int {
      auto& to = *static_cast<Lines*>(context);
      try {
        return to.sink({text, bytes}) == Flow::more ? 0 : 1;
      } catch (...) {
        to.thrown = std::current_exception();
        return 1;
      }
    };
    auto done = detail::checked(
        [&](stemma_error** error) { return stemma_database_dump(handle(), line, &lines, error); });
    if (lines.thrown != nullptr) std::rethrow_exception(lines.thrown);
    return done;
  }

  [[nodiscard]] stemma_database* handle() const { return held_.get(); }

 private:
  explicit Database(stemma_database* handle) : held_(handle) {}
  detail::Owned<stemma_database, stemma_database_close> held_;
};

}  // namespace v0
}  // namespace stemma
