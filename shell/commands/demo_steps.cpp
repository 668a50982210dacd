#include "shell/commands/demo_steps.hpp"

#include <fmt/format.h>

#include <sstream>

#include "shell/file_text.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {

Outcome<DemoSteps> read_demo_steps(const std::filesystem::path& file) {
  const Outcome<std::string> text = file_text(file);
  if (!text) return text.failure();
  DemoSteps steps;
  std::istringstream lines(*text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    std::vector<std::string> words = words_of(line.substr(0, line.find('#')));
    if (words.empty()) continue;
    if (words[0] == "nodes" && words.size() == 2) {
      steps.nodes.push_back(words[1]);
    } else if (words[0] == "relationships" && words.size() == 2) {
      steps.relationships.push_back(words[1]);
    } else if (words[0] == "query" && words.size() >= 2) {
      steps.queries.emplace_back(words.begin() + 1, words.end());
    } else {
      return Failure{
          fmt::format("error: {}:{}: a step is 'nodes FILE', 'relationships FILE' or "
                      "'query NAME'",
                      file.string(), number)};
    }
  }
  return steps;
}

}  // namespace stemma::shell
