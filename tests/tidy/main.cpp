#include <iostream>

#include "tests/tidy/allow_list.hpp"
#include "tests/tidy/rules.hpp"

/// tidy ROOT COMPILE_COMMANDS: holds the sources below ROOT against the house's rules.
int main(int argc, char** argv) {
  using namespace stemma::tidy;
  if (argc != 3) {
    std::cerr << "usage: tidy ROOT COMPILE_COMMANDS\n";
    return 2;
  }
  const std::filesystem::path root = argv[1];
  const auto sources = read_sources(root);
  Findings findings;
  for (const Source& source : sources) {
    check_includes(source, findings);
    check_lengths(source, findings);
    check_functions(source, findings);
    check_names(source, findings);
    check_machine_paths(source, findings);
  }
  check_built(sources, argv[2], findings);
  AllowList(root / "tests/tidy/allowed.txt").apply(findings);
  for (const Finding& finding : findings) {
    std::cout << finding.path << ':' << finding.line << ": [" << finding.rule << "] "
              << finding.message << "; " << finding.instead << '\n';
  }
  std::cout << sources.size() << " files, " << findings.size() << " findings\n";
  return findings.empty() ? 0 : 1;
}
