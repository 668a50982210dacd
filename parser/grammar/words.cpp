#include "parser/grammar/words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "parser/grammar/lexemes.hpp"

namespace stemma::parser {

namespace {

/// What begins a clause, or a part of one.
constexpr std::array<std::string_view, 26> parts = {
    "MATCH",  "OPTIONAL", "WHERE", "RETURN", "WITH",    "UNWIND", "CREATE", "MERGE",  "SET",
    "REMOVE", "DELETE",   "LIMIT", "CALL",   "YIELD",   "UNION",  "ORDER",  "SKIP",   "FOREACH",
    "FILTER", "NEXT",     "LOAD",  "LET",    "EXPLAIN", "SHOW",   "DETACH", "PROFILE"};
constexpr std::array<std::string_view, 56> others = {
    "AND",      "OR",       "XOR",      "NOT",    "IN",      "IS",      "AS",        "BY",
    "ON",       "ASC",      "DESC",     "ALL",    "ANY",     "NONE",    "SINGLE",    "CASE",
    "WHEN",     "THEN",     "ELSE",     "END",    "NULL",    "TRUE",    "FALSE",     "STARTS",
    "ENDS",     "CONTAINS", "DISTINCT", "EXISTS", "COUNT",   "COLLECT", "REDUCE",    "SHORTEST",
    "CHEAPEST", "WALK",     "TRAIL",    "SIMPLE", "ACYCLIC", "PATH",    "PATHS",     "GROUPS",
    "COST",     "INDEX",    "INDEXES",  "LABELS", "TYPES",   "FOR",     "REQUIRE",   "UNIQUE",
    "CSV",      "FROM",     "HEADERS",  "IF",     "KEY",     "NODE",    "ASCENDING", "TEXT"};

std::string upper(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return equals_ignoring_case(word, one); });
}

/// Whether a letter is wrong, missing, too many, or swapped with its neighbour.
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

Word word_at(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text();
  const auto word = [&](WordKind kind, std::size_t end) {
    return Word{kind, offset, static_cast<std::uint32_t>(end), text.substr(offset, end - offset)};
  };
  if (const std::uint32_t end = source.name_end(offset); end != offset)
    return word(WordKind::name, end);
  if (const std::size_t end = skip_quoted(text, offset); end != offset)
    return word(WordKind::text, end);
  std::size_t end = offset;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end != offset) return word(WordKind::number, end);
  ++end;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return word(WordKind::sign, end);
}

}  // namespace

Words words_of(const Source& source, std::uint32_t offset) {
  Words words;
  for (std::uint32_t i = source.skip(0); i < source.text().size(); i = source.skip(i)) {
    if (i < offset) ++words.here;
    words.all.push_back(word_at(source, i));
    i = words.all.back().end;
  }
  return words;
}

const Word* Words::before(std::ptrdiff_t distance) const {
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(here) - distance;
  return index >= 0 && index < static_cast<std::ptrdiff_t>(all.size())
             ? &all[static_cast<std::size_t>(index)]
             : nullptr;
}

std::size_t Words::around() const {
  std::size_t closed = 0;
  for (std::size_t i = std::min(here, all.size()); i-- > 0;) {
    const Word& word = all[i];
    const char c = word.kind == WordKind::sign ? word.text[0] : ' ';
    if (c == ')' || c == ']' || c == '}') ++closed;
    if ((c == '(' || c == '[' || c == '{') && closed-- == 0) return i;
    if (closed == 0 && word.kind == WordKind::name && begins_part(word.text)) return i;
  }
  return all.size();
}

bool begins_part(std::string_view word) { return is_one_of(word, parts); }
bool is_keyword(std::string_view word) { return begins_part(word) || is_one_of(word, others); }

std::string_view nearest_keyword(std::string_view word, std::string_view expected) {
  // Of a word of two letters one is half of it: then a guess only confuses.
  constexpr std::size_t letters_least = 3;
  if (word.size() < letters_least || is_keyword(word)) return {};
  const std::string written = upper(word);
  for (std::size_t i = 0; i < expected.size();) {
    std::size_t end = i;
    while (end < expected.size() && expected[end] >= 'A' && expected[end] <= 'Z') ++end;
    const std::string_view known = expected.substr(i, end - i);
    if (known.size() >= letters_least && one_mistake_apart(written, known)) return known;
    i = end + 1;
  }
  constexpr std::array<std::string_view, 2> operators = {"AND", "DISTINCT"};
  const auto is_near = [&](std::string_view known) { return one_mistake_apart(written, known); };
  const auto part = std::find_if(parts.begin(), parts.end(), is_near);
  if (part != parts.end()) return *part;
  const auto other = std::find_if(operators.begin(), operators.end(), is_near);
  return other == operators.end() ? std::string_view() : *other;
}

}  // namespace stemma::parser
