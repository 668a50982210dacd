#include "shell/repl/repl.hpp"

#include <fmt/format.h>

#include <iostream>

#include "shell/interrupt.hpp"
#include "shell/places.hpp"
#include "shell/repl/completion.hpp"
#include "shell/repl/line_editor.hpp"
#include "shell/text/statements.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {
namespace {

constexpr const char* first_prompt = "stemma> ";
constexpr const char* next_prompt = "   ...> ";

/// A statement of several lines is one entry of the history. Comments need their line ends.
std::string history_entry(std::string_view text) {
  std::string entry(trimmed(text));
  if (entry.find("//") != std::string::npos || entry.find('\'') != std::string::npos ||
      entry.find('"') != std::string::npos) {
    return entry;
  }
  for (char& c : entry) {
    if (c == '\n') c = ' ';
  }
  return entry;
}

void run(Shell& shell, const std::string& text) {
  shell.screen() = standard_screen();  // The window may have another size by now.
  const Outcome<Done> done = shell.run_text(text, "");
  shell.screen().out->flush();
  if (!done) std::cerr << done.failure().text << '\n';
  (void)take_interrupt();
}

}  // namespace

ExitCode talk(Shell& shell) {
  std::cout << fmt::format("Stemma {}, {}. '.help' tells the commands.\n", stemma_version(),
                           stemma_database_path(shell.connection().database.get()))
            << std::flush;
  Completion completion(shell);
  LineEditor editor(history_path(), completion);
  std::string text;
  while (!shell.ended()) {
    const LineEditor::Line line = editor.read(text.empty() ? first_prompt : next_prompt, text);
    if (line.kind == LineEditor::Kind::interrupted) {
      text.clear();
      continue;
    }
    if (line.kind == LineEditor::Kind::end) {
      std::cout << '\n';
      break;
    }
    text += (text.empty() ? "" : "\n") + line.text;
    if (trimmed(text).empty()) text.clear();
    if (text.empty() || !is_complete(text)) continue;
    editor.remember(history_entry(text));
    run(shell, text);
    completion.forget();
    text.clear();
  }
  return ExitCode::ok;
}

}  // namespace stemma::shell
