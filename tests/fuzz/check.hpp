#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace stemma::fuzz {

/// Ends the program, as a sanitizer would, where something that must hold does not.
inline void check(bool holds, std::string_view what, std::string_view shown = {}) {
  if (holds) return;
  std::fputs(fmt::format("fuzz: {}\n{}\n", what, shown).c_str(), stderr);
  std::abort();
}

}  // namespace stemma::fuzz
