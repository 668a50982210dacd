#include "engine/ownership/definition.hpp"

namespace stemma::engine::ownership {
namespace {

void append_escaped(std::string& text, std::string_view part) {
  for (const char c : part) {
    if (c == '\\') {
      text += "\\\\";
    } else if (c == '\t') {
      text += "\\t";
    } else if (c == '\n') {
      text += "\\n";
    } else {
      text += c;
    }
  }
}

std::string unescaped(std::string_view text) {
  std::string part;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      part += text[i];
      continue;
    }
    const char c = text[++i];
    part += c == 't' ? '\t' : c == 'n' ? '\n' : c;
  }
  return part;
}

}  // namespace

std::string write_entries(const Entries& entries) {
  std::string text;
  for (const auto& [setting, value] : entries) {
    append_escaped(text, setting);
    text += '\t';
    append_escaped(text, value);
    text += '\n';
  }
  return text;
}

Entries read_entries(std::string_view text) {
  Entries entries;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) continue;
    entries.emplace_back(unescaped(line.substr(0, tab)), unescaped(line.substr(tab + 1)));
  }
  return entries;
}

}  // namespace stemma::engine::ownership
