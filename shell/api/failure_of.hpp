#pragma once

#include <string_view>

#include "shell/api/handles.hpp"
#include "shell/outcome.hpp"

namespace stemma::shell {

/// Where a statement came from, so that an error is told in the whole: line 7 of a script.
struct Origin {
  std::string_view name;  ///< of the file; "" where there is none
  std::string_view text;  ///< the whole
  std::size_t offset;     ///< where in it the statement begins, in bytes
};

/// An error of a statement as lines for a person, with its caret.
[[nodiscard]] Failure failure_of(const ErrorHandle& error, const Origin& origin);

/// An error of a call that runs no statement.
[[nodiscard]] Failure failure_of(const ErrorHandle& error, ExitCode code = ExitCode::query_error);

}  // namespace stemma::shell
