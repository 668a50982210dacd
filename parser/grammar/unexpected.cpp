#include "parser/grammar/unexpected.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "parser/grammar/habits.hpp"
#include "parser/grammar/lexemes.hpp"
#include "parser/grammar/words.hpp"

namespace stemma::parser {

namespace {

/// Longer texts are written by programs, which need no hint.
constexpr std::size_t hinted_bytes_max = 1u << 16;

/// Signs of other alphabets, and what is written for them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> ascii_signs = {{
    {"（", "("}, {"）", ")"}, {"［", "["}, {"］", "]"}, {"｛", "{"}, {"｝", "}"},
    {"，", ","}, {"、", ","}, {"：", ":"}, {"；", ";"}, {"．", "."}, {"。", "."},
    {"＝", "="}, {"＜", "<"}, {"＞", ">"}, {"－", "-"}, {"＋", "+"}, {"＊", "*"},
    {"｜", "|"}, {"≠", "<>"}, {"≤", "<="}, {"≥", ">="}, {"—", "-"},  {"–", "-"},
}};

std::string hint_for_sign(std::string_view sign) {
  const auto* known = std::find_if(ascii_signs.begin(), ascii_signs.end(),
                                   [&](const auto& each) { return each.first == sign; });
  if (known == ascii_signs.end()) return "signs are ASCII: a minus is '-', quotes are ' or \"";
  return fmt::format("write the ASCII sign '{}'", known->second);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return equals_ignoring_case(word, one); });
}

/// What stands between two operands, or before one.
bool wants_operand(std::string_view word) {
  return is_one_of(
      word,
      {"and", "or",   "xor",    "not",  "in",    "contains", "with", "where", "return",   "by",
       "as",  "then", "unwind", "skip", "limit", "else",     "when", "set",   "distinct", "=",
       "<",   ">",    "+",      "*",    "/",     "%",        "^",    ",",     "(",        "["});
}

/// RETURN in `WHERE a.x = 1 AND RETURN a` was read as a variable, and what stands behind it was not
/// expected. Where the word begins a clause and an operand is missing before it, it is the mistake.
const Word* clause_read_as_name(const Words& words) {
  const Word* here = words.before(0);
  const Word* word = words.before(1);
  const Word* before = words.before(2);
  if (here == nullptr || before == nullptr || word->kind != WordKind::name) return nullptr;
  const bool goes_on = here->kind != WordKind::sign || is_one_of(here->text, {"(", "*", "$"});
  if (!goes_on || !begins_part(word->text) || is_keyword(here->text)) return nullptr;
  return wants_operand(before->text) ? word : nullptr;
}

/// The misspelt keyword may have been taken for a name: the word before is looked at, too.
std::string hint_of(const Words& words, std::string_view expected) {
  std::string hint = hint_for_habit(words, expected);
  for (const std::ptrdiff_t distance : {0, 1}) {
    const Word* word = words.before(distance);
    if (!hint.empty() || word == nullptr || word->kind != WordKind::name) continue;
    const std::string_view near = nearest_keyword(word->text, distance == 0 ? expected : "");
    if (!near.empty()) hint = fmt::format("did you mean '{}'?", near);
  }
  const bool keyword = words.before(0) != nullptr && is_keyword(words.before(0)->text);
  return hint.empty() && !keyword ? hint_for_column(words, expected) : hint;
}

}  // namespace

Error unexpected(const Source& source, std::uint32_t offset, std::string_view expected) {
  offset = source.skip(offset);
  const std::string_view text = source.text();
  const bool hinted = text.size() <= hinted_bytes_max;
  const Words words = hinted ? words_of(source, offset) : Words{};
  if (offset >= text.size()) {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    const auto end = static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1);
    return make_error(ErrorCode::unexpected_syntax,
                      fmt::format("expected {} but the query ends", expected),
                      SourceRange{end, end}, hint_of(words, expected));
  }
  if (const Word* word = clause_read_as_name(words)) {
    const bool name = is_one_of(words.before(2)->text, {"as"});
    return make_error(
        ErrorCode::unexpected_syntax,
        fmt::format("expected {} but found '{}'", name ? "a name" : "an expression", word->text),
        SourceRange{word->begin, word->end});
  }
  std::uint32_t end = source.name_end(offset);
  const bool is_word = end != offset;
  if (!is_word) {
    end = offset + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  }
  const std::string_view found = text.substr(offset, end - offset);
  if (!is_word && static_cast<unsigned char>(found[0]) >= 0x80) {
    return make_error(ErrorCode::invalid_unicode_character,
                      fmt::format("'{}' is no part of the language", found),
                      SourceRange{offset, end}, hint_for_sign(found));
  }
  return make_error(ErrorCode::unexpected_syntax,
                    fmt::format("expected {} but found '{}'", expected, found),
                    SourceRange{offset, end}, hint_of(words, expected));
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
