#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"

namespace stemma::golden {

/// The files that a test makes, in a folder of their own that is the working directory while they
/// are there: queries name them by bare names, and so do the texts of errors.
class SceneFiles {
 public:
  SceneFiles() = default;
  SceneFiles(const SceneFiles&) = delete;
  SceneFiles& operator=(const SceneFiles&) = delete;
  ~SceneFiles();

  Result<void> write(const std::string& name, const std::string& text);

 private:
  Result<void> enter();

  std::filesystem::path folder_;  ///< empty until there is a file
  std::filesystem::path before_;
};

}  // namespace stemma::golden
