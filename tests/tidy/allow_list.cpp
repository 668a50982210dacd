#include "tests/tidy/allow_list.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace stemma::tidy {
namespace {

constexpr auto list_path = "tests/tidy/allowed.txt";

}  // namespace

AllowList::AllowList(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string text;
  for (std::size_t line = 1; std::getline(stream, text); ++line) {
    if (text.empty() || text.front() == '#') continue;
    Entry entry{{}, {}, {}, line};
    std::istringstream words(text);
    words >> entry.rule >> entry.place;
    std::getline(words >> std::ws, entry.reason);
    entries_.push_back(std::move(entry));
  }
}

bool AllowList::covers(const Entry& entry, const Finding& finding) {
  if (entry.rule != finding.rule) return false;
  if (entry.place.ends_with('/')) return finding.path.starts_with(entry.place);
  return entry.place == finding.path || entry.place == finding.path + ':' + finding.subject;
}

void AllowList::apply(Findings& findings) const {
  std::set<std::size_t> used;
  std::erase_if(findings, [&](const Finding& finding) {
    bool covered = false;
    for (const Entry& entry : entries_) {
      if (!covers(entry, finding)) continue;
      covered = true;
      used.insert(entry.line);
    }
    return covered;
  });
  for (const Entry& entry : entries_) {
    const std::string what = entry.rule + " " + entry.place;
    if (entry.reason.empty()) {
      findings.push_back({"allowed",
                          list_path,
                          entry.line,
                          {},
                          "'" + what + "' is allowed without a reason",
                          "say why, after the path"});
    }
    if (!used.contains(entry.line)) {
      findings.push_back({"allowed",
                          list_path,
                          entry.line,
                          {},
                          "nothing needs '" + what + "' any more",
                          "delete the line"});
    }
  }
}

}  // namespace stemma::tidy
