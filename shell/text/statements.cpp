#include "shell/text/statements.hpp"

#include <algorithm>

#include "shell/api/handles.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {

std::size_t blank_bytes(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (std::string_view(" \t\r\n\f\v").find(rest.front()) != std::string_view::npos) {
      ++at;
    } else if (rest.starts_with("//")) {
      at += std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t end = rest.find("*/", 2);
      at += end == std::string_view::npos ? rest.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

bool is_complete(std::string_view text) {
  const std::string_view rest = text.substr(blank_bytes(text));
  if (rest.empty() || rest.front() == '.') return true;
  ScriptHandle script;
  if (stemma_script_split(text.data(), text.size(), Into(script), nullptr) >= STEMMA_ERROR) {
    return true;
  }
  return stemma_script_complete(script.get()) != 0;
}

std::string_view only_statement(std::string_view text) {
  ScriptHandle script;
  if (stemma_script_split(text.data(), text.size(), Into(script), nullptr) >= STEMMA_ERROR ||
      stemma_script_count(script.get()) != 1) {
    return text;
  }
  const std::size_t begin = stemma_script_begin(script.get(), 0);
  return text.substr(begin, stemma_script_end(script.get(), 0) - begin);
}

}  // namespace stemma::shell
