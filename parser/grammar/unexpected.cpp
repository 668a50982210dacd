#include "parser/grammar/unexpected.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "parser/grammar/lexemes.hpp"

namespace stemma::parser {

namespace {

constexpr std::array<std::string_view, 27> words = {
    "MATCH",   "OPTIONAL", "WHERE",    "RETURN",  "WITH",    "UNWIND", "CREATE", "MERGE", "SET",
    "REMOVE",  "DELETE",   "DETACH",   "CALL",    "YIELD",   "UNION",  "ORDER",  "LIMIT", "SKIP",
    "FOREACH", "AND",      "DISTINCT", "EXPLAIN", "PROFILE", "SHOW",   "FILTER", "NEXT",  "LOAD"};

/// Letters that are wrong, missing, too many or swapped with a neighbour: 0, 1, or more.
bool one_mistake_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() + 1 == b.size()) return a.substr(i) == b.substr(i + 1);
  if (i == a.size()) return true;
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

std::string upper(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::string hint_for(std::string_view rest, std::string_view word) {
  if (rest.starts_with("==")) return "equality is written with one '='";
  if (rest.starts_with("!=")) return "inequality is written '<>'";
  if (rest.starts_with("&&")) return "write AND";
  if (rest.starts_with("||")) return "write OR";
  if (word.size() < 2) return "";
  for (const std::string_view known : words) {
    if (one_mistake_apart(upper(word), known) && upper(word) != known)
      return fmt::format("did you mean '{}'?", known);
  }
  return "";
}

/// The misspelt keyword may have been taken for a name: look at the word before, too.
std::string hint_before(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text().substr(0, offset);
  const std::size_t end = text.find_last_not_of(" \t\n\r");
  if (end == std::string_view::npos) return "";
  const std::size_t begin = text.find_last_of(" \t\n\r(),", end);
  const std::string_view word = text.substr(begin + 1, end - begin);
  return hint_for("", word);
}

}  // namespace

Error unexpected(const Source& source, std::uint32_t offset, std::string_view expected) {
  offset = source.skip(offset);
  const std::string_view text = source.text();
  if (offset >= text.size()) {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    const auto end = static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1);
    return make_error(ErrorCode::unexpected_syntax,
                      fmt::format("expected {} but the query ends", expected),
                      SourceRange{end, end}, hint_before(source, end));
  }
  std::uint32_t end = source.name_end(offset);
  const bool is_word = end != offset;
  if (!is_word) {
    end = offset + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  }
  const std::string_view found = text.substr(offset, end - offset);
  if (!is_word && static_cast<unsigned char>(found[0]) >= 0x80) {
    return make_error(
        ErrorCode::invalid_unicode_character, fmt::format("'{}' is no part of the language", found),
        SourceRange{offset, end}, "signs are ASCII: a minus is '-', quotes are ' or \"");
  }
  std::string hint = hint_for(text.substr(offset), is_word ? found : "");
  if (hint.empty()) hint = hint_before(source, offset);
  return make_error(ErrorCode::unexpected_syntax,
                    fmt::format("expected {} but found '{}'", expected, found),
                    SourceRange{offset, end}, std::move(hint));
}

std::string one_of(const std::vector<std::string>& names) {
  std::vector<std::string> each;
  for (const std::string& name : names) {
    if (std::find(each.begin(), each.end(), name) == each.end()) each.push_back(name);
  }
  std::string text = each.front();
  for (std::size_t i = 1; i < each.size(); ++i)
    text += (i + 1 == each.size() ? " or " : ", ") + each[i];
  return text;
}

}  // namespace stemma::parser
