#include "engine/api/call.hpp"

#include <fmt/format.h>

#include "engine/exchange/utf8.hpp"

namespace stemma::api {

stemma_status status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_usage: return STEMMA_USAGE_ERROR;
    case ErrorCode::timeout: return STEMMA_TIMEOUT;
    case ErrorCode::cancelled: return STEMMA_CANCELLED;
    case ErrorCode::memory_limit: return STEMMA_MEMORY_LIMIT;
    case ErrorCode::conflict: return STEMMA_CONFLICT;
    case ErrorCode::locked: return STEMMA_LOCKED;
    case ErrorCode::read_only: return STEMMA_READ_ONLY;
    case ErrorCode::not_found: return STEMMA_NOT_FOUND;
    case ErrorCode::not_a_store:
    case ErrorCode::newer_format: return STEMMA_NOT_A_STORE;
    case ErrorCode::corruption: return STEMMA_CORRUPTION;
    case ErrorCode::io_error: return STEMMA_IO_ERROR;
    case ErrorCode::unknown_outcome: return STEMMA_UNKNOWN_OUTCOME;
    default: return STEMMA_ERROR;
  }
}

stemma_status fail(const Error& error, std::string_view statement, stemma_error** out) noexcept {
  const stemma_status status = status_of(error.code);
  if (out == nullptr) return status;
  try {
    auto made = std::make_unique<stemma_error>();
    made->error = error;
    made->text = parser::describe(error, statement);
    if (error.where && !statement.empty()) {
      made->place = parser::line_column(statement, error.where->begin);
    }
    *out = made.release();
  } catch (const std::exception&) { *out = nullptr; }
  return status;
}

Error usage_error(std::string message, std::string hint) {
  return runtime_error(ErrorCode::invalid_usage, std::move(message), {}, std::move(hint));
}

Error null_handle(std::string_view what) {
  return usage_error(fmt::format("the {} is NULL", what), "was it freed, or never made?");
}

Error closed_database() {
  return usage_error("the database is closed", "open it again and make a new session");
}

Error used_by_two(std::string_view what) {
  return usage_error(fmt::format("the {} is in use by another thread", what),
                     fmt::format("make one {} a thread", what));
}

Result<void> check_utf8(std::string_view text) {
  std::size_t checked = 0;
  while (checked < text.size()) {
    const std::size_t valid = checked + engine::utf8_extent(text.substr(checked)).valid;
    if (valid < text.size() && text[valid] != '\0') {
      return usage_error(fmt::format("the text is no UTF-8 at byte {}", valid));
    }
    // A NUL is a character like any other inside a value.
    checked = valid + 1;
  }
  return {};
}

}  // namespace stemma::api
