#include "shell/places.hpp"

#include <cstdlib>
#include <system_error>

namespace stemma::shell {
namespace fs = std::filesystem;
namespace {

/// build/PRESET/bin is three folders below the source tree; a build elsewhere in it may be deeper.
constexpr int source_levels_max = 5;

bool is_folder(const fs::path& path) {
  std::error_code code;
  return fs::is_directory(path, code);
}

bool is_source_tree(const fs::path& path) {
  std::error_code code;
  return fs::exists(path / "include/stemma/stemma.h", code) &&
         fs::exists(path / "CMakeLists.txt", code);
}

}  // namespace

std::optional<fs::path> shipped_folder(std::string_view name) {
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (code) return std::nullopt;
  fs::path folder = program.parent_path();
  if (const fs::path installed = folder.parent_path() / "share/stemma" / name;
      is_folder(installed)) {
    return installed;
  }
  for (int level = 0; level < source_levels_max && folder.has_relative_path(); ++level) {
    folder = folder.parent_path();
    if (is_source_tree(folder) && is_folder(folder / name)) return folder / name;
  }
  return std::nullopt;
}

fs::path history_path() {
  std::error_code code;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/') {
    const fs::path folder = fs::path(state) / "stemma";
    fs::create_directories(folder, code);
    if (!code) return folder / "history";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".stemma_history";
}

}  // namespace stemma::shell
