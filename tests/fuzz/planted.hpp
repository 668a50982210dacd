#pragma once

#include <string>

/// A fault that the fuzzers must find. It is there only in the programs that end in `-planted`.
namespace stemma::fuzz {

#ifdef STEMMA_PLANTED_FAULT
/// A parser that reads `<=` as `<`.
inline std::string planted(std::string text) {
  for (std::size_t at = 0; (at = text.find("<=", at)) != std::string::npos;) text.erase(at + 1, 1);
  return text;
}
/// One byte is read behind the end of a text that has both DISTINCT and a `%`.
inline void planted_read(std::string_view text) {
  if (text.find("DISTINCT") == std::string_view::npos || text.find('%') == std::string_view::npos)
    return;
  const std::string copy(text);
  const volatile char* behind = copy.data();
  static_cast<void>(behind[copy.capacity() + 1]);
}
#else
inline std::string planted(std::string text) { return text; }
inline void planted_read(std::string_view) {}
#endif

}  // namespace stemma::fuzz
