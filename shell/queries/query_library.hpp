#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "shell/queries/saved_query.hpp"

namespace stemma::shell {

/// A folder of saved queries.
class QueryLibrary {
 public:
  /// The folder that was written, or else $STEMMA_QUERIES, ./queries, the installed one, the one of
  /// the source tree that the program was built in.
  [[nodiscard]] static Outcome<QueryLibrary> find(const std::string& written);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// The names, sorted; one in a folder inside has that before its own: "ownership/owners".
  [[nodiscard]] std::vector<std::string> names() const;
  /// A query by its name; the error names what is near.
  [[nodiscard]] Outcome<SavedQuery> read(std::string_view name) const;

 private:
  explicit QueryLibrary(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
};

/// All of a library as lines for a person: name, title, parameters.
[[nodiscard]] Outcome<std::string> described(const QueryLibrary& library);
/// One query with its description, parameters, columns and examples.
[[nodiscard]] std::string described(const SavedQuery& query);

}  // namespace stemma::shell
