#pragma once

#include <filesystem>
#include <string>

#include "shell/outcome.hpp"

namespace stemma::shell {

/// The whole text of a file, without a byte order mark.
[[nodiscard]] Outcome<std::string> file_text(const std::filesystem::path& path);

/// A script of more bytes is not read.
inline constexpr std::size_t file_bytes_max = std::size_t{256} << 20U;

}  // namespace stemma::shell
