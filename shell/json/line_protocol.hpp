#pragma once

#include <cstddef>

#include "shell/api/connection.hpp"
#include "shell/exit_code.hpp"

namespace stemma::shell {

/// `--jsonl`: a line {"query": "...", "params": {...}} in, a line out, until the input ends:
/// {"columns": [...], "rows": [[...]], "changes": {...}, "ms": n}, with "plan" after EXPLAIN and
/// PROFILE and "notifications" where there are some; or
/// {"error": {"type", "phase", "detail", "message", "line", "column"}}, line and column 0 where the
/// error points at no place. A line that is no request is answered with an error of type
/// ProtocolError.
[[nodiscard]] ExitCode serve_lines(const Connection& connection);

inline constexpr std::size_t request_bytes_max = std::size_t{64} << 20U;
inline constexpr std::size_t answer_bytes_max = std::size_t{1} << 30U;

}  // namespace stemma::shell
