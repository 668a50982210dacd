#include "tests/golden/scene_files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

namespace stemma::golden {

namespace fs = std::filesystem;

SceneFiles::~SceneFiles() {
  if (folder_.empty()) return;
  std::error_code ignored;
  fs::current_path(before_, ignored);
  fs::remove_all(folder_, ignored);
}

Result<void> SceneFiles::enter() {
  if (!folder_.empty()) return {};
  const fs::path folder =
      fs::temp_directory_path() / fmt::format("stemma-golden-files-{}", ::getpid());
  std::error_code failed;
  before_ = fs::current_path(failed);
  if (!failed) fs::create_directories(folder, failed);
  if (!failed) fs::current_path(folder, failed);
  if (failed) return make_error(ErrorCode::io_error, folder.string() + ": " + failed.message());
  folder_ = folder;
  return {};
}

Result<void> SceneFiles::write(const std::string& name, const std::string& text) {
  if (name.empty() || name.find('/') != std::string::npos)
    return make_error(ErrorCode::invalid_input, "a file of a test has a bare name");
  STEMMA_TRY(enter());
  std::ofstream file(name, std::ios::binary);
  file << text << '\n';
  if (!file.flush()) return make_error(ErrorCode::io_error, name + " cannot be written");
  return {};
}

}  // namespace stemma::golden
