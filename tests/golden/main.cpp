#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/golden/golden_run.hpp"
#include "tests/golden/markdown.hpp"
#include "tests/tck/batch.hpp"

// Runs golden tests, and the examples of Markdown pages: every file in memory, on disk, and on disk
// reopened before each query.
namespace {

using namespace stemma;
using namespace stemma::golden;
namespace fs = std::filesystem;

constexpr int exit_failures = 1;
constexpr int exit_usage = 2;

struct NamedFile {
  fs::path path;
  std::string text;
  GoldenFile file;
};

std::vector<fs::path> paths_of(const std::vector<fs::path>& places) {
  std::vector<fs::path> paths;
  for (const fs::path& place : places) {
    if (!fs::is_directory(place)) {
      paths.push_back(place);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".test" || extension == ".md") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool is_page(const fs::path& path) { return path.extension() == ".md"; }

Result<NamedFile> read(const fs::path& path) {
  std::ifstream input(path, std::ios::binary);
  if (!input) return make_error(ErrorCode::invalid_input, path.string() + " cannot be read");
  std::ostringstream text;
  text << input.rdbuf();
  auto file = read_golden(is_page(path) ? golden_of_markdown(text.str()) : text.str());
  if (!file)
    return make_error(ErrorCode::invalid_input, path.string() + ": " + file.error().message);
  return NamedFile{path, text.str(), std::move(*file)};
}

/// How one file went in one setting: the number of mismatches, and their text.
tck::Outcome run_one(const NamedFile& named, Setting setting) {
  const auto mismatches = run_golden(named.file, setting);
  std::string text;
  for (const Mismatch& mismatch : mismatches) {
    text += fmt::format("{} ({}):{}", named.path.string(),
                        setting_names[static_cast<std::size_t>(setting)], print(mismatch));
  }
  const bool passed = mismatches.empty();
  return {passed ? tck::OutcomeKind::passed : tck::OutcomeKind::wrong_result, passed,
          std::to_string(mismatches.size()), std::move(text)};
}

int run_all(const std::vector<NamedFile>& files) {
  constexpr std::size_t settings = std::size(setting_names);
  const auto outcomes = tck::run_apart(
      files.size() * settings,
      [&](std::size_t i) {
        return run_one(files[i / settings], static_cast<Setting>(i % settings));
      },
      std::chrono::seconds(120));
  std::size_t blocks = 0;
  for (const NamedFile& named : files) {
    blocks += static_cast<std::size_t>(
        std::count_if(named.file.blocks.begin(), named.file.blocks.end(),
                      [](const Block& block) { return is_checked(block.kind); }));
  }
  std::size_t failures = 0;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].kind == tck::OutcomeKind::passed) continue;
    if (outcomes[i].kind == tck::OutcomeKind::crash) {
      std::cout << fmt::format("{} ({}): {}\n", files[i / settings].path.string(),
                               setting_names[i % settings], outcomes[i].got);
      ++failures;
    } else {
      std::cout << outcomes[i].got;
      failures += std::stoul(outcomes[i].expected);
    }
  }
  std::cout << fmt::format("{} files, {} blocks in {} settings: {} failures\n", files.size(),
                           blocks, settings, failures);
  return failures == 0 ? 0 : exit_failures;
}

int update_all(const std::vector<NamedFile>& files) {
  for (const NamedFile& named : files) {
    const auto mismatches = run_golden(named.file, Setting::memory);
    for (const Mismatch& mismatch : mismatches)
      std::cout << named.path.string() << ":" << print(mismatch);
    if (mismatches.empty()) continue;
    std::ofstream output(named.path, std::ios::binary);
    output << (is_page(named.path) ? updated_markdown(named.text, mismatches)
                                   : updated(named.file, mismatches));
    if (!output.flush()) {
      std::cerr << "golden: cannot write " << named.path.string() << '\n';
      return exit_usage;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> places;
  bool update = false;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--update") {
      update = true;
    } else {
      places.push_back(fs::absolute(argv[i]));
    }
  }
  if (places.empty()) {
    std::cerr << "usage: golden DIR... [--update]\n";
    return exit_usage;
  }
  std::vector<NamedFile> files;
  for (const fs::path& path : paths_of(places)) {
    auto file = read(path);
    if (!file) {
      std::cerr << "golden: " << file.error().message << '\n';
      return exit_usage;
    }
    files.push_back(std::move(*file));
  }
  return update ? update_all(files) : run_all(files);
}
