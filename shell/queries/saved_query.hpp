#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/outcome.hpp"

namespace stemma::shell {

/// `param NAME TYPE [= LITERAL] : TEXT`
struct SavedParameter {
  std::string name;
  std::string type;
  std::optional<std::string> literal;  ///< the default; without one it must be given
  std::string text;
};

/// `column NAME TYPE : TEXT`
struct SavedColumn {
  std::string name;
  std::string type;
  std::string text;
};

/// A file NAME.cypher of a query library, and what its header says of it.
struct SavedQuery {
  std::string name;
  std::filesystem::path path;
  std::string title;
  std::string description;
  std::vector<SavedParameter> parameters;
  std::vector<SavedColumn> columns;
  std::vector<std::string> examples;
  std::string text;  ///< the whole file, header included: places in errors are places in it
};

/// Reads a file; queries/README.md says the form of its header. A fault names the file and the
/// line.
[[nodiscard]] Outcome<SavedQuery> read_saved_query(const std::filesystem::path& path);

/// The types that parameters and columns have.
[[nodiscard]] bool is_saved_type(std::string_view type);

}  // namespace stemma::shell
