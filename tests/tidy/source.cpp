#include "tests/tidy/source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/tidy/blank.hpp"

namespace stemma::tidy {
namespace {

namespace fs = std::filesystem;

bool is_passed_over(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  return name == ".git" || name == ".cache" || name.starts_with("build");
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

bool Source::is_cpp() const {
  return path.ends_with(".cpp") || path.ends_with(".hpp") || path.ends_with(".h");
}

bool Source::is_below(std::string_view folder) const {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::vector<Source> read_sources(const fs::path& root) {
  std::vector<Source> sources;
  for (auto walk = fs::recursive_directory_iterator(root); walk != fs::end(walk); ++walk) {
    if (walk->is_directory() && is_passed_over(*walk)) walk.disable_recursion_pending();
    if (!walk->is_regular_file() || walk->path().filename() == ".git") continue;
    std::ifstream file(walk->path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.find('\0') != std::string::npos) continue;
    Source source{fs::relative(walk->path(), root).generic_string(), split(text), {}};
    if (source.is_cpp()) source.code = split(blank_comments_and_texts(text));
    sources.push_back(std::move(source));
  }
  std::ranges::sort(sources, {}, &Source::path);
  return sources;
}

}  // namespace stemma::tidy
