#include "shell/queries/query_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "shell/places.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {
namespace fs = std::filesystem;

Outcome<QueryLibrary> QueryLibrary::find(const std::string& written) {
  std::error_code code;
  std::string chosen = written;
  if (const char* variable = std::getenv("STEMMA_QUERIES"); chosen.empty() && variable != nullptr) {
    chosen = variable;
  }
  if (!chosen.empty()) {
    if (fs::is_directory(chosen, code)) return QueryLibrary(chosen);
    return Failure{fmt::format("error: no folder of queries is at '{}'", chosen), ExitCode::usage};
  }
  if (fs::is_directory("queries", code)) return QueryLibrary("queries");
  if (const auto folder = shipped_folder("queries")) return QueryLibrary(*folder);
  return Failure{
      "error: there is no folder of saved queries\n"
      "  name one with --queries DIR or in STEMMA_QUERIES, or make ./queries",
      ExitCode::usage};
}

std::vector<std::string> QueryLibrary::names() const {
  std::vector<std::string> names;
  std::error_code code;
  fs::recursive_directory_iterator at(folder_, code);
  for (const fs::recursive_directory_iterator end; !code && at != end; at.increment(code)) {
    if (at->path().extension() != ".cypher") continue;
    names.push_back(at->path().lexically_relative(folder_).replace_extension().generic_string());
  }
  std::ranges::sort(names);
  return names;
}

Outcome<SavedQuery> QueryLibrary::read(std::string_view name) const {
  const std::vector<std::string> known = names();
  if (std::ranges::count(known, name) > 0) {
    return read_saved_query(folder_ / (std::string(name) + ".cypher"));
  }
  const std::string meant = nearest(name, known);
  return Failure{
      fmt::format("error: no saved query is named '{}' in {}\n  {}", name, folder_.string(),
                  !meant.empty()  ? fmt::format("did you mean '{}'?", meant)
                  : known.empty() ? "the folder has no .cypher files"
                                  : fmt::format("there are {}", fmt::join(known, ", "))),
      ExitCode::usage};
}

}  // namespace stemma::shell
