#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "tests/tck/gherkin.hpp"
#include "tests/tck/scenario_run.hpp"

namespace stemma::tck {

struct FeatureFile {
  std::string path;  ///< below the suite's directory
  Feature feature;
};

/// What a directory of the suite holds: features/**.feature and graphs/NAME/*.cypher.
struct Suite {
  std::vector<FeatureFile> files;
  NamedGraphs graphs;
};

/// Reads a suite; with a filter, only the scenarios whose file or name contains it. A file that
/// cannot be read is an error, lest its scenarios silently vanish.
[[nodiscard]] Result<Suite> read_suite(const std::filesystem::path& directory,
                                       const std::string& filter);

}  // namespace stemma::tck
