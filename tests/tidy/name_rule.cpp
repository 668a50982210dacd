#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "tests/tidy/rules.hpp"

namespace stemma::tidy {
namespace {

/// Words that fit anything, and so name nothing.
constexpr std::array empty_words = {"data", "info",  "manager", "helper", "helpers",
                                    "util", "utils", "misc",    "stuff"};
constexpr std::array empty_folders = {"common", "utils", "util", "helpers", "misc", "shared"};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// The last word of `reader_info`, `ReaderInfo` or `info_`.
std::string last_word(std::string_view name) {
  while (name.ends_with('_')) name.remove_suffix(1);
  if (const std::size_t at = name.rfind('_'); at != std::string_view::npos) {
    return lower(name.substr(at + 1));
  }
  for (std::size_t at = name.size(); at-- > 1;) {
    const bool begins = std::isupper(static_cast<unsigned char>(name[at])) != 0;
    if (begins && at + 1 < name.size()) return lower(name.substr(at));
  }
  return lower(name);
}

bool names_nothing(std::string_view name) {
  return name == "do_it" || std::ranges::count(empty_words, last_word(name)) > 0;
}

/// What stands after `.`, `->` or `::` was named elsewhere; `data()` is the standard's word.
bool is_named_here(std::string_view line, std::size_t begin, std::size_t end) {
  const std::string_view before = line.substr(0, begin);
  if (before.ends_with('.') || before.ends_with("->") || before.ends_with("::")) return false;
  return !(line.substr(begin, end - begin) == "data" && line.substr(end).starts_with('('));
}

void check_line(const Source& source, std::size_t index, Findings& findings) {
  const std::string& line = source.code[index];
  for (std::size_t begin = 0; begin < line.size();) {
    if (!is_word(line[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < line.size() && is_word(line[end])) ++end;
    const std::string name = line.substr(begin, end - begin);
    if (names_nothing(name) && is_named_here(line, begin, end)) {
      findings.push_back({"name", source.path, index + 1, name, "'" + name + "' fits anything",
                          "name it by what it holds or does"});
    }
    begin = end;
  }
}

void check_path(const Source& source, Findings& findings) {
  std::string_view rest = source.path;
  for (std::size_t slash = 0; (slash = rest.find('/')) != std::string_view::npos;) {
    const std::string folder(rest.substr(0, slash));
    rest.remove_prefix(slash + 1);
    if (std::ranges::count(empty_folders, folder) == 0) continue;
    findings.push_back({"name", source.path, 1, folder, "a folder named '" + folder + "'",
                        "put it in the room that needs it, or in core/ once two rooms do"});
  }
  const std::string stem(rest.substr(0, rest.find('.')));
  if (source.is_cpp() && names_nothing(stem)) {
    findings.push_back({"name", source.path, 1, stem, "a file named '" + stem + "'",
                        "name it after its main type or function"});
  }
}

}  // namespace

void check_names(const Source& source, Findings& findings) {
  check_path(source, findings);
  for (std::size_t i = 0; i < source.code.size(); ++i) check_line(source, i, findings);
}

}  // namespace stemma::tidy
