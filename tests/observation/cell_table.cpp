#include "tests/observation/cell_table.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace stemma::observation {
namespace {

std::string unescape_cell(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
    if (next == '|' || next == '\\') {
      out += next;
      ++i;
    } else if (next == 'n') {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, left, &codepoint);
    if (length <= 0) return width + static_cast<std::size_t>(left);
    width += static_cast<std::size_t>(utf8proc_charwidth(codepoint));
    bytes += length;
    left -= length;
  }
  return width;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

Cells read_cells(std::string_view line) {
  Cells cells;
  std::string_view rest = trimmed(line);
  if (!rest.empty() && rest.front() == '|') rest.remove_prefix(1);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '\\') {
      ++i;
    } else if (rest[i] == '|') {
      cells.push_back(unescape_cell(trimmed(rest.substr(begin, i - begin))));
      begin = i + 1;
    }
  }
  return cells;
}

std::string escape_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '|' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::vector<std::string> print_table(const CellTable& table, std::string_view indent) {
  std::vector<std::size_t> widths;
  for (const Cells& row : table) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(escape_cell(row[i])));
  }
  std::vector<std::string> lines;
  for (const Cells& row : table) {
    std::string line = std::string(indent) + "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = escape_cell(row[i]);
      line += " " + cell + std::string(widths[i] - display_width(cell), ' ') + " |";
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace stemma::observation
