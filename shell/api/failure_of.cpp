#include "shell/api/failure_of.hpp"

#include <string>

#include "shell/screen.hpp"
#include "shell/text/escape.hpp"

namespace stemma::shell {
namespace {

Failure told(const ErrorHandle& error, std::string_view before, ExitCode code) {
  std::string text = stemma_error_text(error.get());
  while (text.ends_with('\n')) text.pop_back();
  if (text.empty()) text = "error: the call failed, and nothing says why";
  if (errors_are_terminal()) text = escaped(text, Escape::controls);
  if (stemma_error_status(error.get()) == STEMMA_CANCELLED) code = ExitCode::interrupted;
  return {std::string(before) + text, code};
}

}  // namespace

Failure failure_of(const ErrorHandle& error, const Origin& origin) {
  if (!origin.text.empty() && stemma_error_line(error.get()) > 0) {
    stemma_error_place(error.get(), origin.text.data(), origin.text.size(), origin.offset);
  }
  const std::string before = origin.name.empty() ? "" : std::string(origin.name) + ": ";
  return told(error, before, ExitCode::query_error);
}

Failure failure_of(const ErrorHandle& error, ExitCode code) { return told(error, "", code); }

}  // namespace stemma::shell
