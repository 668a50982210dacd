#include "shell/interrupt.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "shell/exit_code.hpp"

namespace stemma::shell {
namespace {

constexpr int patience = 3;

std::atomic<int> interrupts = 0;
std::atomic<stemma_session*> running_session = nullptr;
std::atomic<stemma_import*> running_import = nullptr;

void on_interrupt(int /*signal*/) {
  if (++interrupts >= patience) _exit(static_cast<int>(ExitCode::interrupted));
  if (stemma_session* session = running_session) stemma_session_cancel(session);
  if (stemma_import* import = running_import) stemma_import_cancel(import);
}

}  // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  // Not SA_RESTART: a read from a terminal or a pipe has to end too.
  sigaction(SIGINT, &action, nullptr);
}

bool take_interrupt() { return interrupts.exchange(0) > 0; }

InterruptibleSession::InterruptibleSession(stemma_session* session) { running_session = session; }
InterruptibleSession::~InterruptibleSession() { running_session = nullptr; }

InterruptibleImport::InterruptibleImport(stemma_import* import) { running_import = import; }
InterruptibleImport::~InterruptibleImport() { running_import = nullptr; }

}  // namespace stemma::shell
