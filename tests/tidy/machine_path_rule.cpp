#include <regex>

#include "tests/tidy/rules.hpp"

namespace stemma::tidy {

void check_machine_paths(const Source& source, Findings& findings) {
  static const std::regex home(R"((^|[^\w.~/-])/(home|work|root|Users|mnt)/\w)");
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (source.lines[i].size() > 4096 || !std::regex_search(source.lines[i], home)) continue;
    findings.push_back({"machine",
                        source.path,
                        i + 1,
                        {},
                        "a path of one machine",
                        "start from the source root, an argument or an environment variable"});
  }
}

}  // namespace stemma::tidy
