#pragma once

#include <string_view>

#include "shell/api/connection.hpp"
#include "shell/api/failure_of.hpp"
#include "shell/formats/format.hpp"

namespace stemma::shell {

/// How answers are shown.
struct Settings {
  Format format = Format::box;
  bool timer = false;    ///< with the time each statement took
  bool summary = false;  ///< with the number of rows and changes, for a person at a terminal
  bool safe = false;     ///< statements and dot commands read no files
  bool notes = true;     ///< with what is worth telling and no error
};

/// Runs one statement and prints its rows, then the plan of EXPLAIN and PROFILE. Notifications go
/// to standard error. Ctrl-C cancels it: ExitCode::interrupted.
[[nodiscard]] Outcome<Done> answer(stemma_session* session, std::string_view statement,
                                   const stemma_parameters* parameters, const Origin& origin,
                                   const Screen& screen, const Settings& settings);

}  // namespace stemma::shell
