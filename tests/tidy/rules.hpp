#pragma once

#include <filesystem>
#include <vector>

#include "tests/tidy/finding.hpp"
#include "tests/tidy/source.hpp"

namespace stemma::tidy {

/// `include`: no room includes upward, and a library is included by the room that owns it.
void check_includes(const Source& source, Findings& findings);
/// `line`, `file`: at most 100 characters and 400 lines.
void check_lengths(const Source& source, Findings& findings);
/// `function`: at most 70 lines, by braces.
void check_functions(const Source& source, Findings& findings);
/// `name`: no word that says nothing, in identifiers, files and folders.
void check_names(const Source& source, Findings& findings);
/// `machine`: no path of the machine that something was written on.
void check_machine_paths(const Source& source, Findings& findings);
/// `unbuilt`: each .cpp is in a target of the build that wrote `compile_commands`.
void check_built(const std::vector<Source>& sources, const std::filesystem::path& compile_commands,
                 Findings& findings);

}  // namespace stemma::tidy
