#include "tests/fuzz/seeds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "parser/parse.hpp"
#include "tests/golden/golden_file.hpp"

namespace stemma::fuzz {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream input(path, std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf();
  return text.str();
}

void add_golden(const fs::path& path, std::vector<Seed>& seeds) {
  const auto file = golden::read_golden(read_file(path));
  if (!file) return;
  for (const golden::Block& block : file->blocks) {
    if (block.kind == golden::BlockKind::parameters || block.kind == golden::BlockKind::reopen)
      continue;
    const std::string place = fmt::format("{}:{}", path.string(), block.line);
    if (block.kind != golden::BlockKind::graph) {
      seeds.push_back({place, block.body});
      continue;
    }
    for (const SourceRange range : parser::split_statements(block.body))
      seeds.push_back({place, block.body.substr(range.begin, range.end - range.begin)});
  }
}

}  // namespace

std::vector<Seed> read_seeds(const fs::path& place) {
  std::vector<fs::path> paths;
  if (fs::is_directory(place)) {
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".test" || extension == ".cypher") paths.push_back(entry.path());
    }
  } else {
    paths.push_back(place);
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Seed> seeds;
  for (const fs::path& path : paths) {
    if (path.extension() == ".test") add_golden(path, seeds);
    else seeds.push_back({path.string(), read_file(path)});
  }
  return seeds;
}

}  // namespace stemma::fuzz
