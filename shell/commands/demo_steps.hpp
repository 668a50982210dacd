#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shell/outcome.hpp"

namespace stemma::shell {

/// What a demo does, as demo.txt in the folder of its files says, a step a line: `nodes FILE`,
/// `relationships FILE`, `query NAME [KEY=VALUE ...]`; `#` begins a comment.
struct DemoSteps {
  std::vector<std::string> nodes;
  std::vector<std::string> relationships;
  std::vector<std::vector<std::string>> queries;  ///< name and pairs
};

[[nodiscard]] Outcome<DemoSteps> read_demo_steps(const std::filesystem::path& file);

}  // namespace stemma::shell
