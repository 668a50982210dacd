#include "tests/tck/suite.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace stemma::tck {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> files_below(const fs::path& directory, const std::string& extension) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(directory)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && entry.path().extension() == extension)
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool is_left_out(const Scenario& scenario, const std::string& path, const std::string& filter) {
  return path.find(filter) == std::string::npos && scenario.name.find(filter) == std::string::npos;
}

}  // namespace

Result<Suite> read_suite(const fs::path& directory, const std::string& filter) {
  Suite suite;
  for (const fs::path& path : files_below(directory / "graphs", ".cypher")) {
    // Between two files a statement ends, also where the first has no `;` at its end.
    suite.graphs[path.parent_path().filename()] += content_of(path) + ";\n";
  }
  for (const fs::path& path : files_below(directory, ".feature")) {
    FeatureFile file{fs::relative(path, directory).string(), {}};
    auto feature = read_feature(content_of(path));
    if (!feature)
      return make_error(ErrorCode::invalid_input, file.path + ": " + feature.error().message);
    file.feature = std::move(*feature);
    auto& scenarios = file.feature.scenarios;
    scenarios.erase(std::remove_if(scenarios.begin(), scenarios.end(),
                                   [&](const Scenario& scenario) {
                                     return is_left_out(scenario, file.path, filter);
                                   }),
                    scenarios.end());
    if (!scenarios.empty()) suite.files.push_back(std::move(file));
  }
  return suite;
}

}  // namespace stemma::tck
