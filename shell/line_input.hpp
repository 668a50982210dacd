#pragma once

#include <cstddef>
#include <string>

namespace stemma::shell {

/// Standard input in lines of bounded length. A signal ends the waiting: the line is then `end`.
class LineInput {
 public:
  enum class Kind { line, too_long, end };

  struct Line {
    Kind kind;
    std::string text;  ///< without the line end
  };

  explicit LineInput(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// The next line. Of one that is too long nothing is kept; the next call goes on after it.
  [[nodiscard]] Line next();

 private:
  [[nodiscard]] bool fill();

  const std::size_t bytes_max_;
  std::string read_ = {};
  std::size_t at_ = 0;
};

/// All of standard input, up to a limit; beyond it nothing.
[[nodiscard]] std::string whole_input(std::size_t bytes_max, bool& too_long);

}  // namespace stemma::shell
