#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/outcome.hpp"

namespace stemma::shell {

/// A JSON text, read. Numbers stay as they are written, so that no digit of an integer is lost.
struct Json {
  enum class Kind { null, boolean, number, string, array, object };
  using Member = std::pair<std::string, Json>;

  Kind kind = Kind::null;
  std::string text = {};  ///< of a string, a number; "true" or "false"
  std::vector<Json> elements = {};
  std::vector<Member> members = {};

  /// The last member of that name, or null.
  [[nodiscard]] const Json* find(std::string_view name) const;
};

/// Reads a whole text as RFC 8259 defines it. A fault names the byte.
[[nodiscard]] Outcome<Json> read_json(std::string_view text);

inline constexpr int json_depth_max = 200;

}  // namespace stemma::shell
