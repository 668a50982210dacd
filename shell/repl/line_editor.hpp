#pragma once

#include <filesystem>
#include <string>

namespace stemma::shell {

class Completion;

/// Lines typed at the terminal, by GNU readline, with a history in a file that only its owner
/// reads. There is one at a time: readline has global state.
class LineEditor {
 public:
  enum class Kind { line, end, interrupted };

  struct Line {
    Kind kind;
    std::string text;
  };

  LineEditor(std::filesystem::path history, Completion& completion);
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;
  ~LineEditor();

  /// Reads a line. `before` are the lines of the statement so far, for the completion. Ctrl-C gives
  /// the line up, Ctrl-D on an empty line is the end.
  [[nodiscard]] Line read(const char* prompt, const std::string& before);

  /// Adds to the history, in memory and in its file.
  void remember(const std::string& entry);

 private:
  const std::filesystem::path history_;
};

inline constexpr int history_entries_max = 10'000;

}  // namespace stemma::shell
