#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/shell.hpp"

namespace stemma::shell {

/// What a word may become: labels after `:` and types after it in brackets, properties after `.`,
/// commands of the shell, saved queries, formats, keywords.
class Completion {
 public:
  explicit Completion(Shell& shell) : shell_(shell) {}

  /// The words that begin with `word`; `before` is the statement up to it.
  [[nodiscard]] std::vector<std::string> candidates(std::string_view before, std::string_view word);

  /// Whether a file's name stands there: after `.read`.
  [[nodiscard]] static bool wants_file(std::string_view before);

  /// The graph may have changed: its names are read anew when they are needed.
  void forget() { read_ = false; }

 private:
  void read_names();

  Shell& shell_;
  bool read_ = false;
  std::vector<std::string> labels_ = {};
  std::vector<std::string> types_ = {};
  std::vector<std::string> properties_ = {};
};

}  // namespace stemma::shell
