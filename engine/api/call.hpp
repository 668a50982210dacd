#pragma once

#include <cstring>
#include <exception>
#include <new>
#include <string_view>

#include "engine/api/handles.hpp"

namespace stemma::api {

[[nodiscard]] stemma_status status_of(ErrorCode code);

/// Hands an error out; `statement` is the text it points into.
stemma_status fail(const Error& error, std::string_view statement, stemma_error** out) noexcept;

[[nodiscard]] Error usage_error(std::string message, std::string hint = {});
[[nodiscard]] Error null_handle(std::string_view what);
[[nodiscard]] Error closed_database();
[[nodiscard]] Error used_by_two(std::string_view what);

/// The bytes of a text that C gave, which may end with a NUL instead of having a size.
[[nodiscard]] inline std::string_view text_of(const char* text, std::size_t bytes) {
  if (text == nullptr) return {};
  return {text, bytes == STEMMA_TEXT ? std::strlen(text) : bytes};
}

/// `invalid-usage` for text that is no UTF-8, with the byte.
[[nodiscard]] Result<void> check_utf8(std::string_view text);

/// A place in a statement as one in the text where it begins at byte `offset`.
[[nodiscard]] inline SourceRange moved(SourceRange range, std::size_t offset) {
  const auto by = static_cast<std::uint32_t>(offset);
  return {range.begin + by, range.end + by};
}
/// The notes of a statement as lines for a person; it begins at byte `offset` of the text.
void tell_notifications(stemma_result& result, std::string_view text, std::size_t offset);

/// Gives a text out with its size.
inline const char* give(std::string_view text, std::size_t* bytes) {
  if (bytes != nullptr) *bytes = text.size();
  return text.data() == nullptr ? "" : text.data();
}

/// Runs the body of a call, which answers Result<stemma_status>. No exception crosses into C.
template <typename Body>
stemma_status call(stemma_error** out, std::string_view statement, Body&& body) noexcept {
  if (out != nullptr) *out = nullptr;
  try {
    Result<stemma_status> result = std::forward<Body>(body)();
    return result ? *result : fail(result.error(), statement, out);
  } catch (const std::bad_alloc&) {
    return fail(runtime_error(ErrorCode::memory_limit, "the machine has no memory left"), {}, out);
  } catch (const std::exception& exception) {
    return fail(runtime_error(ErrorCode::internal, exception.what()), {}, out);
  }
}

template <typename Body>
stemma_status call(stemma_error** out, Body&& body) noexcept {
  return call(out, {}, std::forward<Body>(body));
}

/// Makes a handle, or says that the place for it is missing.
template <typename Handle, typename... Parts>
Result<stemma_status> hand_out(Handle** place, Parts&&... parts) {
  *place = new Handle{std::forward<Parts>(parts)...};
  return STEMMA_OK;
}

template <typename Handle>
void free_handle(Handle** handle) noexcept {
  if (handle == nullptr) return;
  delete *handle;
  *handle = nullptr;
}

}  // namespace stemma::api
