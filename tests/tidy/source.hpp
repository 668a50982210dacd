#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::tidy {

/// One file below the root, by lines.
struct Source {
  std::string path;  ///< from the root, with slashes
  std::vector<std::string> lines;
  /// C++ only: the lines with comments, texts and preprocessor lines turned into spaces.
  std::vector<std::string> code;

  [[nodiscard]] bool is_cpp() const;
  [[nodiscard]] bool is_below(std::string_view folder) const;
};

/// Every text file of the project: what is built, hidden or binary is passed over.
[[nodiscard]] std::vector<Source> read_sources(const std::filesystem::path& root);

}  // namespace stemma::tidy
