#pragma once

#include "stemma/stemma.h"

namespace stemma::shell {

/// From now on Ctrl-C (SIGINT) stops what is watched instead of the program; the third one that
/// nobody has asked about ends it.
void catch_interrupts();

/// Whether Ctrl-C came since the last time this was asked.
[[nodiscard]] bool take_interrupt();

/// While it lives, Ctrl-C cancels what the session runs.
class InterruptibleSession {
 public:
  explicit InterruptibleSession(stemma_session* session);
  InterruptibleSession(const InterruptibleSession&) = delete;
  InterruptibleSession& operator=(const InterruptibleSession&) = delete;
  ~InterruptibleSession();
};

/// While it lives, Ctrl-C cancels the import.
class InterruptibleImport {
 public:
  explicit InterruptibleImport(stemma_import* import);
  InterruptibleImport(const InterruptibleImport&) = delete;
  InterruptibleImport& operator=(const InterruptibleImport&) = delete;
  ~InterruptibleImport();
};

}  // namespace stemma::shell
