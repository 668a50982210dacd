#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::tck {

enum class OutcomeKind : std::uint8_t {
  passed,
  wrong_result,
  wrong_error,       ///< an error was due: another came, or none
  unexpected_error,  ///< rows were due
  crash,             ///< the process ended, or gave no answer in time
  skipped,           ///< the runner does not know how; counts as a failure
};
inline constexpr std::array<std::string_view, 6> outcome_names = {
    "passed", "wrong result", "wrong error", "unexpected error", "crash", "skipped"};

/// How one scenario ended.
struct Outcome {
  OutcomeKind kind = OutcomeKind::passed;
  bool lenient = true;  ///< passed, if any error would do where one was due
  std::string expected = {};
  std::string got = {};
};

}  // namespace stemma::tck
