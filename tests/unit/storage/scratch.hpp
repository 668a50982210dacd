#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

namespace stemma::unit {

/// A directory of its own for one test, gone when the test ends.
class Scratch {
 public:
  Scratch() {
    static std::atomic<int> last{0};
    directory_ = std::filesystem::temp_directory_path() /
                 ("stemma-unit-" + std::to_string(::getpid()) + "-" + std::to_string(++last));
    std::filesystem::create_directories(directory_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return directory_ / name; }

 private:
  std::filesystem::path directory_;
};

}  // namespace stemma::unit
