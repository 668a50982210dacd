#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/answer.hpp"
#include "shell/queries/query_library.hpp"

namespace stemma::shell {

/// What a running program has: a connection, its parameters, how it shows answers.
class Shell {
 public:
  Shell(Connection connection, const Screen& screen, const Settings& settings,
        ParametersHandle parameters, std::string queries)
      : connection_(std::move(connection)),
        screen_(screen),
        settings_(settings),
        parameters_(std::move(parameters)),
        queries_(std::move(queries)) {}

  /// Runs the statements and dot commands of a text, up to the first that fails. `name` is its
  /// file.
  [[nodiscard]] Outcome<Done> run_text(std::string_view text, std::string_view name);
  /// Runs a file of statements and dot commands.
  [[nodiscard]] Outcome<Done> run_file(const std::string& path);
  /// Runs a saved query with `name=value` pairs.
  [[nodiscard]] Outcome<Done> run_saved(std::string_view name,
                                        const std::vector<std::string>& pairs);

  [[nodiscard]] Outcome<QueryLibrary> library() const { return QueryLibrary::find(queries_); }
  [[nodiscard]] const Connection& connection() const { return connection_; }
  [[nodiscard]] Screen& screen() { return screen_; }
  [[nodiscard]] Settings& settings() { return settings_; }

  /// `.quit` was said.
  [[nodiscard]] bool ended() const { return ended_; }
  void end() { ended_ = true; }

 private:
  /// Runs what comes first in the text at `from`, and moves `from` behind it.
  [[nodiscard]] Outcome<Done> run_some(std::string_view text, std::string_view name,
                                       std::size_t& from);

  Connection connection_;
  Screen screen_;
  Settings settings_;
  ParametersHandle parameters_;
  std::string queries_;
  int files_open_ = 0;
  bool ended_ = false;
};

/// Files that read files that read files.
inline constexpr int files_open_max = 16;

}  // namespace stemma::shell
