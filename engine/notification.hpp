#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"

namespace stemma::engine {

/// Something worth telling that is not an error.
struct Notification {
  std::string code;  ///< "unknown-label"
  std::string message;
  std::optional<SourceRange> where;
  std::string hint;
};

/// "note[unknown-label]: ..." with its place in the statement, as errors are shown.
[[nodiscard]] std::string describe(const Notification& notification, std::string_view statement);

}  // namespace stemma::engine
