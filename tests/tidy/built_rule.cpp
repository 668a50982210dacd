#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/tidy/rules.hpp"

namespace stemma::tidy {
namespace {

constexpr std::array built_folders = {"core",   "parser",   "storage", "engine",    "shell",
                                      "server", "bindings", "tests",   "benchmarks"};

}  // namespace

void check_built(const std::vector<Source>& sources, const std::filesystem::path& compile_commands,
                 Findings& findings) {
  std::ifstream file(compile_commands);
  const std::string commands{std::istreambuf_iterator<char>(file), {}};
  for (const Source& source : sources) {
    const auto holds = [&](const char* folder) { return source.is_below(folder); };
    if (!source.path.ends_with(".cpp") || std::ranges::none_of(built_folders, holds)) continue;
    if (commands.find('/' + source.path + '"') != std::string::npos) continue;
    findings.push_back({"unbuilt",
                        source.path,
                        1,
                        {},
                        "no target builds it",
                        "add it to a target in CMakeLists.txt, or delete it"});
  }
}

}  // namespace stemma::tidy
