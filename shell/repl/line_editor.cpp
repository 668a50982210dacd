#include "shell/repl/line_editor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

// These need <cstdio> before them.
#include <readline/history.h>
#include <readline/readline.h>

#include "shell/interrupt.hpp"
#include "shell/repl/completion.hpp"

namespace stemma::shell {
namespace {

Completion* completion_in_use = nullptr;
std::string statement_before;
std::optional<LineEditor::Line> line_read;
std::vector<std::string> candidates;

void on_line(char* line) {
  if (line == nullptr) {
    line_read = {LineEditor::Kind::end, {}};
  } else {
    line_read = {LineEditor::Kind::line, line};
    std::free(line);
  }
  rl_callback_handler_remove();
}

char* next_candidate(const char* /*word*/, int state) {
  static std::size_t index = 0;
  if (state == 0) index = 0;
  return index < candidates.size() ? strdup(candidates[index++].c_str()) : nullptr;
}

char** complete(const char* word, int start, int /*end*/) {
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  const std::string before = statement_before + std::string(rl_line_buffer, start);
  if (Completion::wants_file(before)) {
    return rl_completion_matches(word, rl_filename_completion_function);
  }
  candidates = completion_in_use->candidates(before, word);
  return rl_completion_matches(word, next_candidate);
}

void set_up_readline() {
  rl_readline_name = "stemma";
  rl_catch_signals = 0;  // Ctrl-C is the program's.
  rl_attempted_completion_function = complete;
  rl_basic_word_break_characters = " \t\n\"'@><=;|&{([,:.+-*/$)]}!";
  rl_completer_word_break_characters = rl_basic_word_break_characters;
  history_comment_char = '#';
  history_write_timestamps = 1;  // They keep the lines of one entry together.
}

/// Makes the file, or makes it private.
bool is_private_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool changed = ::fchmod(file, 0600) == 0;
  ::close(file);
  return changed;
}

}  // namespace

LineEditor::LineEditor(std::filesystem::path history, Completion& completion)
    : history_(std::move(history)) {
  completion_in_use = &completion;
  set_up_readline();
  using_history();
  stifle_history(history_entries_max);
  if (history_.empty() || !is_private_file(history_)) return;
  read_history(history_.c_str());
  history_truncate_file(history_.c_str(), history_entries_max);
  is_private_file(history_);
}

LineEditor::~LineEditor() { completion_in_use = nullptr; }

LineEditor::Line LineEditor::read(const char* prompt, const std::string& before) {
  statement_before = before.empty() ? "" : before + "\n";
  line_read.reset();
  rl_callback_handler_install(prompt, on_line);
  while (!line_read) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, 1, -1) > 0) {
      rl_callback_read_char();
    } else if (errno != EINTR) {
      line_read = {Kind::end, {}};
      rl_callback_handler_remove();
    }
    if (!line_read && take_interrupt()) {
      std::fputs("^C\n", stdout);
      std::fflush(stdout);
      rl_callback_sigcleanup();
      rl_free_line_state();
      rl_callback_handler_remove();
      line_read = {Kind::interrupted, {}};
    }
  }
  return *line_read;
}

void LineEditor::remember(const std::string& entry) {
  const HIST_ENTRY* last =
      history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
  if (entry.empty() || (last != nullptr && entry == last->line)) return;
  add_history(entry.c_str());
  if (history_.empty() || !is_private_file(history_)) return;
  append_history(1, history_.c_str());
}

}  // namespace stemma::shell
