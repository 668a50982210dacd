#pragma once

#include <string>

#include "shell/api/handles.hpp"
#include "shell/outcome.hpp"

namespace stemma::shell {

/// A database and the one session that the program has with it.
struct Connection {
  DatabaseHandle database;
  SessionHandle session;
};

/// Opens a database; `safe`: one whose statements may not read files. What fails is
/// ExitCode::cannot_open.
[[nodiscard]] Outcome<Connection> connect_quietly(const std::string& path, stemma_open_mode mode,
                                                  bool safe = false);

/// The same, and says on standard error that it made one, so that a mistyped path does not look
/// like an empty graph.
[[nodiscard]] Outcome<Connection> connect(const std::string& path, stemma_open_mode mode,
                                          bool safe = false);

}  // namespace stemma::shell
