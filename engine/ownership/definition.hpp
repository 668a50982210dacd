#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma::engine::ownership {

/// What the database keeps under a name, setting by setting; a setting of several values has
/// several entries.
using Entries = std::vector<std::pair<std::string, std::string>>;

/// Lines of "setting TAB value"; backslash, TAB and LF inside are written \\, \t and \n.
[[nodiscard]] std::string write_entries(const Entries& entries);
[[nodiscard]] Entries read_entries(std::string_view text);

}  // namespace stemma::engine::ownership
