#pragma once

#include <algorithm>
#include <charconv>
#include <limits>

#include "parser/grammar/context.hpp"
#include "parser/grammar/lexemes.hpp"

/// The words of the language as parsers: names, keywords, numbers, strings, and looks ahead.
namespace stemma::parser::grammar {

/// A parser for one token: `Read(state, offset, attribute)` answers its end, or `offset` for no
/// match.
template <typename Derived, typename Attribute>
struct Token : x3::parser<Derived> {
  using attribute_type = Attribute;
  static constexpr bool has_attribute = !std::is_same_v<Attribute, x3::unused_type>;
  static constexpr bool handles_container = false;

  template <typename Context, typename RuleContext, typename Given>
  bool parse(Iterator& first, const Iterator& last, const Context& context, const RuleContext&,
             Given& given) const {
    x3::skip_over(first, last, context);
    State& state = state_of(context);
    ++state.steps;
    const std::uint32_t offset = state.offset(first);
    Attribute attribute{};
    const std::uint32_t end = this->derived().read(state, offset, attribute);
    if (end == offset) return false;
    if constexpr (std::is_base_of_v<ast::Spanned, Attribute>) attribute.where = {offset, end};
    if constexpr (has_attribute && !std::is_same_v<std::remove_cv_t<Given>, x3::unused_type>) {
      given = Given(std::move(attribute));
    }
    first = state.source.text().data() + end;
    return true;
  }
};

/// `may_be_empty`: two back-ticks are the name of nothing, which only the key of a map can have.
struct NameToken : Token<NameToken, ast::Name> {
  explicit constexpr NameToken(bool may_be_empty_) : may_be_empty(may_be_empty_) {}
  bool may_be_empty;
  static std::string_view shown() { return "a name"; }
  std::uint32_t read(const State& state, std::uint32_t offset, ast::Name& name) const {
    const std::uint32_t end = state.source.name_end(offset);
    const std::string_view written = state.source.text().substr(offset, end - offset);
    if (written.starts_with('`')) check_quoted(written, offset);
    if (end != offset) name.text = read_name(written);
    return end;
  }
  void check_quoted(std::string_view written, std::uint32_t offset) const {
    const bool closed = std::count(written.begin(), written.end(), '`') % 2 == 0;
    if (closed && (may_be_empty || written != "``")) return;
    throw Refused{make_error(
        ErrorCode::unexpected_syntax,
        closed ? "a name has at least one character" : "the name that begins here is never closed",
        SourceRange{offset, offset + (closed ? 2 : 1)},
        closed ? "" : "close it with `; two of them stand for one")};
  }
};
inline constexpr NameToken name_token{false};
inline constexpr NameToken key_token{true};

struct KeywordToken : Token<KeywordToken, x3::unused_type> {
  explicit constexpr KeywordToken(std::string_view word_) : word(word_) {}
  std::string_view word;
  [[nodiscard]] std::string shown() const {
    std::string text(word);
    for (char& c : text) c = static_cast<char>(c - 32);
    return text;
  }
  std::uint32_t read(const State& state, std::uint32_t offset, x3::unused_type) const {
    const std::uint32_t end = offset + static_cast<std::uint32_t>(word.size());
    const std::string_view text = state.source.text();
    if (!equals_ignoring_case(text.substr(std::min<std::size_t>(offset, text.size()), word.size()),
                              word))
      return offset;
    return name_part_length(text, end) == 0 ? end : offset;
  }
};
constexpr KeywordToken keyword(std::string_view word) { return KeywordToken(word); }

/// A number, or with `negative` a minus and the one number that only has a negative form.
struct NumberToken : Token<NumberToken, ast::Literal> {
  explicit constexpr NumberToken(bool negative_) : negative(negative_) {}
  bool negative;
  static std::string_view shown() { return "a number"; }
  std::uint32_t read(const State& state, std::uint32_t offset, ast::Literal& literal) const {
    const std::string_view text = state.source.text();
    std::uint32_t begin = offset;
    if (negative) {
      if (state.source.at(offset) != '-') return offset;
      begin = state.source.skip(offset + 1);
    }
    Result<Number> number = read_number(text, begin, negative);
    if (!number.ok()) throw Refused{std::move(number.error())};
    if (number->end == begin) return offset;
    const bool only_negative = number->value.is(Kind::integer) &&
                               number->value.integer() == std::numeric_limits<std::int64_t>::min();
    if (negative && !only_negative) return offset;
    literal.value = std::move(number->value);
    return static_cast<std::uint32_t>(number->end);
  }
};
inline constexpr NumberToken number_token{false};
inline constexpr NumberToken least_integer_token{true};

/// Digits alone: hops of a variable length, numbers of parameters.
struct DigitsToken : Token<DigitsToken, std::int64_t> {
  static std::string_view shown() { return "a number"; }
  std::uint32_t read(const State& state, std::uint32_t offset, std::int64_t& value) const {
    const std::string_view text = state.source.text();
    std::size_t end = offset;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    const auto [stop, problem] = std::from_chars(text.data() + offset, text.data() + end, value);
    if (end != offset && problem != std::errc()) {
      throw Refused{make_error(ErrorCode::integer_overflow, "the number is too large",
                               SourceRange{offset, static_cast<std::uint32_t>(end)})};
    }
    return static_cast<std::uint32_t>(end);
  }
};
inline constexpr DigitsToken digits_token;

struct StringToken : Token<StringToken, ast::Literal> {
  static std::string_view shown() { return "a text in quotes"; }
  std::uint32_t read(const State& state, std::uint32_t offset, ast::Literal& literal) const {
    const std::string_view text = state.source.text();
    const char quote = state.source.at(offset);
    if (quote != '\'' && quote != '"') return offset;
    const std::size_t end = skip_quoted(text, offset);
    const std::string_view whole = text.substr(offset, end - offset);
    bool closed = whole.size() >= 2 && whole.back() == quote;
    std::size_t backslashes = 0;
    for (std::size_t i = whole.size() - 1; closed && i-- > 1 && whole[i] == '\\';) ++backslashes;
    closed = closed && backslashes % 2 == 0;
    if (!closed) {
      throw Refused{
          make_error(ErrorCode::unexpected_syntax, "the string that begins here is never closed",
                     SourceRange{offset, offset + 1}, std::string("close it with ") + quote)};
    }
    Result<std::string> value = read_string(whole, offset);
    if (!value.ok()) throw Refused{std::move(value.error())};
    literal.value = Value(*value);
    return static_cast<std::uint32_t>(end);
  }
};
inline constexpr StringToken string_token;

/// Matches nothing, and succeeds where `Looks(source, offset)` holds. `name` is what begins there,
/// for "expected ...".
template <typename Looks>
struct Ahead : x3::parser<Ahead<Looks>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  std::string_view name;
  Looks looks;
  constexpr Ahead(std::string_view name_, Looks looks_) : name(name_), looks(looks_) {}
  [[nodiscard]] std::string_view shown() const { return name; }
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, const RuleContext&,
             Attribute&) const {
    x3::skip_over(first, last, context);
    State& state = state_of(context);
    ++state.steps;
    return looks(state.source, state.offset(first));
  }
};
template <typename Looks>
constexpr Ahead<Looks> ahead(std::string_view name, Looks looks) {
  return Ahead<Looks>(name, looks);
}

/// `(a)-->(b)` and not `(a) - b`.
inline constexpr auto pattern_ahead =
    ahead("a pattern", [](const Source& source, std::uint32_t offset) {
      return source.at(offset) == '(' && source.is_pattern(offset);
    });
/// `CASE`, and a `WHEN` that goes with it
inline constexpr auto case_ahead = ahead(
    "CASE", [](const Source& source, std::uint32_t offset) { return source.is_case(offset); });
/// `[x IN`
inline constexpr auto list_comprehension_ahead =
    ahead("a list comprehension", [](const Source& source, std::uint32_t offset) {
      if (source.at(offset) != '[') return false;
      const std::uint32_t name = source.skip(offset + 1);
      const std::uint32_t end = source.name_end(name);
      if (end == name) return false;
      const std::uint32_t in = source.skip(end);
      return equals_ignoring_case(source.text().substr(in, source.name_end(in) - in), "in");
    });
/// `[(a)-->(b)` or `[p = (a)-->(b)`
inline constexpr auto pattern_comprehension_ahead =
    ahead("a pattern comprehension", [](const Source& source, std::uint32_t offset) {
      if (source.at(offset) != '[') return false;
      std::uint32_t i = source.skip(offset + 1);
      const std::uint32_t end = source.name_end(i);
      if (end != i && source.at(source.skip(end)) == '=') i = source.skip(source.skip(end) + 1);
      return source.at(i) == '(' && source.is_pattern(i);
    });
/// `name {` where a map projection follows, and `word (`, `word {`.
template <char Bracket>
inline constexpr auto name_and_ahead = ahead("a name", [](const Source& source,
                                                          std::uint32_t offset) {
  const std::uint32_t end = source.name_end(offset);
  return end != offset && source.at(source.skip(end)) == Bracket;
});
/// `word ( name IN`: the quantifiers, whose names are no keywords otherwise.
inline constexpr auto name_in_parentheses_ahead =
    ahead("a quantifier", [](const Source& source, std::uint32_t offset) {
      const std::uint32_t open = source.skip(source.name_end(offset));
      if (source.at(open) != '(') return false;
      const std::uint32_t name = source.skip(open + 1);
      const std::uint32_t end = source.name_end(name);
      if (end == name) return false;
      const std::uint32_t in = source.skip(end);
      return equals_ignoring_case(source.text().substr(in, source.name_end(in) - in), "in");
    });

}  // namespace stemma::parser::grammar
