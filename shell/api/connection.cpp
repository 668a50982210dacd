#include "shell/api/connection.hpp"

#include <iostream>

#include "shell/api/failure_of.hpp"

namespace stemma::shell {

Outcome<Connection> connect_quietly(const std::string& path, stemma_open_mode mode, bool safe) {
  Connection made;
  ErrorHandle error;
  stemma_open_options options = STEMMA_OPEN_OPTIONS;
  options.mode = mode;
  options.forbid_files = safe ? 1 : 0;
  if (stemma_database_open(path.c_str(), &options, Into(made.database), Into(error)) >=
      STEMMA_ERROR) {
    return failure_of(error, ExitCode::cannot_open);
  }
  if (stemma_session_open(made.database.get(), Into(made.session), Into(error)) >= STEMMA_ERROR) {
    return failure_of(error, ExitCode::cannot_open);
  }
  return made;
}

Outcome<Connection> connect(const std::string& path, stemma_open_mode mode, bool safe) {
  Outcome<Connection> made = connect_quietly(path, mode, safe);
  if (made && stemma_database_created(made->database.get()) != 0 && path != ":memory:") {
    std::cerr << "stemma: created " << path << '\n';
  }
  return made;
}

}  // namespace stemma::shell
