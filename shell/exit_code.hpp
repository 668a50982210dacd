#pragma once

namespace stemma::shell {

/// What the program answers to who started it; documented in `stemma --help`.
enum class ExitCode : int {
  ok = 0,
  query_error = 1,   ///< a statement, or what it was run on, is wrong
  usage = 2,         ///< the command line is wrong
  cannot_open = 3,   ///< the database cannot be opened
  interrupted = 130  ///< by Ctrl-C
};

}  // namespace stemma::shell
