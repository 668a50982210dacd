#include <algorithm>
#include <chrono>

#include "engine/api/call.hpp"

using stemma::Result;
using namespace stemma::api;

namespace {

constexpr std::uint64_t default_memory_bytes = stemma::engine::RunOptions{}.memory_bytes;

/// Runs a body on a session that may be used now, by this thread alone.
template <typename Body>
stemma_status on(stemma_session* session, stemma_error** error, std::string_view statement,
                 Body&& body) {
  return call(error, statement, [&]() -> Result<stemma_status> {
    if (session == nullptr) return null_handle("session");
    const Turn turn(session->busy);
    if (!turn.taken()) return used_by_two("session");
    if (session->open->closed) return closed_database();
    return body();
  });
}

}  // namespace

stemma_status stemma_session_open(stemma_database* database, stemma_session** session,
                                  stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    if (session == nullptr) return null_handle("place for the session");
    *session = nullptr;
    *session = new stemma_session{database->open, database->open->database->session()};
    return STEMMA_OK;
  });
}

void stemma_session_close(stemma_session** session) { free_handle(session); }

stemma_status stemma_session_set_time_limit(stemma_session* session, uint64_t milliseconds) {
  return on(session, nullptr, {}, [&]() -> Result<stemma_status> {
    constexpr std::uint64_t most = std::uint64_t{1} << 40;  // 34 years: what clocks can add
    session->options.time_limit =
        std::chrono::milliseconds(static_cast<std::int64_t>(std::min(milliseconds, most)));
    return STEMMA_OK;
  });
}

stemma_status stemma_session_set_memory_limit(stemma_session* session, uint64_t bytes) {
  return on(session, nullptr, {}, [&]() -> Result<stemma_status> {
    session->options.memory_bytes = bytes == 0 ? default_memory_bytes : bytes;
    return STEMMA_OK;
  });
}

void stemma_session_cancel(stemma_session* session) {
  if (session != nullptr) session->cancel->store(true, std::memory_order_relaxed);
}

stemma_status stemma_session_begin(stemma_session* session, stemma_access access,
                                   stemma_error** error) {
  return on(session, error, {}, [&]() -> Result<stemma_status> {
    STEMMA_TRY(session->session.begin(access == STEMMA_WRITE
                                          ? stemma::engine::Session::Access::write
                                          : stemma::engine::Session::Access::read));
    return STEMMA_OK;
  });
}

stemma_status stemma_session_commit(stemma_session* session, stemma_error** error) {
  return on(session, error, {}, [&]() -> Result<stemma_status> {
    STEMMA_TRY(session->session.commit());
    return STEMMA_OK;
  });
}

stemma_status stemma_session_rollback(stemma_session* session, stemma_error** error) {
  return on(session, error, {}, [&]() -> Result<stemma_status> {
    if (!session->session.in_transaction()) return usage_error("no transaction is open");
    session->session.rollback();
    return STEMMA_OK;
  });
}

int stemma_session_in_transaction(const stemma_session* session) {
  return session != nullptr && session->session.in_transaction() ? 1 : 0;
}

stemma_status stemma_session_run(stemma_session* session, const char* text, size_t text_bytes,
                                 const stemma_parameters* parameters, stemma_result** result,
                                 stemma_error** error) {
  const std::string_view statement = text_of(text, text_bytes);
  return on(session, error, statement, [&]() -> Result<stemma_status> {
    if (result == nullptr) return null_handle("place for the result");
    *result = nullptr;
    if (text == nullptr) return usage_error("the text of the statement is missing");
    static const stemma::engine::Parameters none;
    session->cancel->store(false, std::memory_order_relaxed);
    session->options.cancel = session->cancel.get();
    STEMMA_TRY(stemma::engine::Cursor cursor,
               session->session.run(statement, parameters == nullptr ? none : parameters->values,
                                    session->options));
    std::unique_ptr<stemma_result> made(new stemma_result{
        session->open, session->cancel, std::string(statement), std::move(cursor)});
    tell_notifications(*made, statement, 0);
    *result = made.release();
    return STEMMA_OK;
  });
}
