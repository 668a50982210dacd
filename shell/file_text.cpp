#include "shell/file_text.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace stemma::shell {

Outcome<std::string> file_text(const std::filesystem::path& path) {
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) {
    return Failure{fmt::format("error: '{}' is a directory, not a file", path.string()),
                   ExitCode::usage};
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Failure{fmt::format("error: cannot read '{}': {}", path.string(), std::strerror(errno)),
                   ExitCode::usage};
  }
  std::string text;
  char part[65536];
  while (file.read(part, sizeof part) || file.gcount() > 0) {
    text.append(part, static_cast<std::size_t>(file.gcount()));
    if (text.size() > file_bytes_max) {
      return Failure{
          fmt::format("error: '{}' has more than {} bytes", path.string(), file_bytes_max),
          ExitCode::usage};
    }
  }
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return text;
}

}  // namespace stemma::shell
