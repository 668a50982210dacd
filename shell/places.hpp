#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace stemma::shell {

/// A folder that comes with the program: `queries`, `examples/blockchain-2020`. It is looked for
/// beside the program as it is installed (bin/ and share/stemma/), then in the source tree that it
/// was built in.
[[nodiscard]] std::optional<std::filesystem::path> shipped_folder(std::string_view name);

/// Where the lines that were typed are kept: $XDG_STATE_HOME/stemma/history, or ~/.stemma_history.
/// Empty where there is no home.
[[nodiscard]] std::filesystem::path history_path();

}  // namespace stemma::shell
