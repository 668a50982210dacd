#pragma once

#include "parser/grammar/clauses.hpp"

/// What a query looks at the graph through, before its first clause.
namespace stemma::parser::grammar {

struct LensTag : Annotate {};
struct AtWord;
struct SameWord;

inline const Rule<LensTag, ast::Lens> lens{"what to look through"};
inline const auto at_word = x3::rule<AtWord>{"AT"} = keyword("at");
inline const auto same_word = x3::rule<SameWord>{"SAME"} = keyword("same");

/// The end of the words if they stand at `offset`, in any case of letters; else `offset`.
inline std::uint32_t words_end(const Source& source, std::uint32_t offset,
                               std::initializer_list<std::string_view> words) {
  std::uint32_t end = offset;
  for (const std::string_view word : words) {
    const std::uint32_t begin = source.skip(end);
    end = source.name_end(begin);
    if (!equals_ignoring_case(source.text().substr(begin, end - begin), word)) return offset;
  }
  return end;
}

/// WITH JUDGEMENTS, and not a WITH that begins with a variable of that name: behind the variable
/// its expression would go on, or the next column, or what WITH itself may have.
inline std::uint32_t judgements_end(const Source& source, std::uint32_t offset) {
  const std::uint32_t end = words_end(source, offset, {"with", "judgements"});
  if (end == offset) return offset;
  const std::uint32_t next = source.skip(end);
  if (words_end(source, next, {"as", "if", "same"}) != next) return end;
  const std::uint32_t next_end = source.name_end(next);
  if (next_end == next) return source.at(next) == '\0' ? end : offset;
  constexpr std::array<std::string_view, 13> goes_on = {
      "as",       "and",   "or",    "xor",    "in",   "is",   "ends",
      "contains", "where", "order", "starts", "skip", "limit"};
  const std::string_view word = source.text().substr(next, next_end - next);
  const bool is_variable = std::any_of(goes_on.begin(), goes_on.end(), [&](std::string_view each) {
    return equals_ignoring_case(word, each);
  });
  return is_variable ? offset : end;
}

/// The end of the words that begin a part; `offset` where none begins.
inline std::uint32_t lens_part_end(const Source& source, std::uint32_t offset) {
  for (const auto& words : {std::array{"as", "of"}, {"known", "at"}, {"as", "if"}}) {
    const std::uint32_t end = words_end(source, offset, {words[0], words[1]});
    if (end != offset) return end;
  }
  return judgements_end(source, offset);
}

inline constexpr auto lens_ahead =
    ahead("what to look through", [](const Source& source, std::uint32_t offset) {
      return lens_part_end(source, offset) != offset;
    });
inline constexpr auto judgements_ahead =
    ahead("WITH JUDGEMENTS", [](const Source& source, std::uint32_t offset) {
      return judgements_end(source, offset) != offset;
    });
/// A part that comes again, or too late, is no query.
inline constexpr auto no_more_parts =
    ahead("a query", [](const Source& source, std::uint32_t offset) {
      const std::uint32_t end = lens_part_end(source, offset);
      if (end == offset) return true;
      throw Refused{make_error(
          ErrorCode::unexpected_syntax, "this part of what to look through is out of order",
          SourceRange{offset, end},
          "the order is AS OF, KNOWN AT, WITH JUDGEMENTS, AS IF SAME, each at most once")};
    });

const auto lens_def =
    placed[-(keyword("as") >> keyword("of") > expression[put(&ast::Lens::as_of)]) >>
           -(keyword("known") > at_word > expression[put(&ast::Lens::known_at)]) >>
           -(judgements_ahead >> keyword("with") >>
             keyword("judgements")[mark(&ast::Lens::judgements, true)] >>
             -(keyword("except") > expression[put(&ast::Lens::except)])) >>
           -(keyword("as") >> keyword("if") > same_word > expression[put(&ast::Lens::same)]) >>
           no_more_parts];

BOOST_SPIRIT_DEFINE(lens)

}  // namespace stemma::parser::grammar
