#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>

#include "stemma/rows.hpp"

namespace stemma {
inline namespace v0 {

enum class Access { read = STEMMA_READ, write = STEMMA_WRITE };

/// One user's conversation with a database; used by one thread at a time.
class Session {
 public:
  /// Takes a session of the C interface over.
  explicit Session(stemma_session* handle) : held_(handle) {}

  /// Runs one statement. One that writes has done so when this answers, and has committed unless a
  /// transaction is open.
  [[nodiscard]] Result<Rows> query(std::string_view text, const Parameters& parameters = {}) {
    if (parameters.error() != nullptr) return *parameters.error();
    stemma_result* result = nullptr;
    const auto ran = detail::checked([&](stemma_error** error) {
      return stemma_session_run(handle(), text.data(), text.size(), parameters.handle(), &result,
                                error);
    });
    if (!ran) return ran.error();
    return Rows(result);
  }

  [[nodiscard]] Result<void> begin(Access access = Access::write) {
    return detail::checked([&](stemma_error** error) {
      return stemma_session_begin(handle(), static_cast<stemma_access>(access), error);
    });
  }
  /// Durable when it succeeds.
  [[nodiscard]] Result<void> commit() {
    return detail::checked(
        [&](stemma_error** error) { return stemma_session_commit(handle(), error); });
  }
  [[nodiscard]] Result<void> rollback() {
    return detail::checked(
        [&](stemma_error** error) { return stemma_session_rollback(handle(), error); });
  }
  [[nodiscard]] bool in_transaction() const { return stemma_session_in_transaction(handle()) != 0; }

  /// For what is run from now on; 0: none.
  void set_time_limit(std::chrono::milliseconds limit) {
    const auto count = limit.count() < 0 ? 0 : limit.count();
    stemma_session_set_time_limit(handle(), static_cast<std::uint64_t>(count));
  }
  /// For a statement's own working memory; 0: the default, 1 GB.
  void set_memory_limit(std::uint64_t bytes) { stemma_session_set_memory_limit(handle(), bytes); }
  /// Stops what the session runs now. From any thread, and from a signal handler.
  void cancel() const { stemma_session_cancel(handle()); }

  [[nodiscard]] stemma_session* handle() const { return held_.get(); }

 private:
  detail::Owned<stemma_session, stemma_session_close> held_;
};

/// A transaction of a session, rolled back where nobody commits it. Ends before the session.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(Session& session, Access access = Access::write) {
    const auto begun = session.begin(access);
    if (!begun) return begun.error();
    return Transaction(session);
  }
  Transaction(Transaction&& other) noexcept : session_(std::exchange(other.session_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction() {
    if (session_ != nullptr && session_->in_transaction()) (void)session_->rollback();
  }

  [[nodiscard]] Result<Rows> query(std::string_view text, const Parameters& parameters = {}) {
    if (session_ == nullptr) return ended();
    return session_->query(text, parameters);
  }
  /// Durable when it succeeds; the transaction has ended either way.
  [[nodiscard]] Result<void> commit() {
    Session* session = std::exchange(session_, nullptr);
    if (session == nullptr) return ended();
    return session->commit();
  }
  [[nodiscard]] Result<void> rollback() {
    Session* session = std::exchange(session_, nullptr);
    if (session == nullptr) return ended();
    return session->rollback();
  }

 private:
  explicit Transaction(Session& session) : session_(&session) {}
  [[nodiscard]] static Error ended() { return Error("the transaction has ended"); }

  Session* session_;
};

}  // namespace v0
}  // namespace stemma
