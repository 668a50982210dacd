#pragma once

#include "parser/grammar/tokens.hpp"
#include "parser/grammar/unexpected.hpp"

/// How parsers are called in "expected ...": actions, lists and sequences by what they begin with,
/// alternatives by each of them, tokens by what a reader calls them.
namespace stemma::parser::grammar {

template <typename Parser>
void add_names(const Parser& parser, std::vector<std::string>& names) {
  names.push_back(x3::what(parser));
}
template <typename Left, typename Right>
void add_names(const x3::alternative<Left, Right>& parser, std::vector<std::string>& names);
template <typename Subject, typename Action>
void add_names(const x3::action<Subject, Action>& parser, std::vector<std::string>& names) {
  add_names(parser.subject, names);
}
template <typename Left, typename Right>
void add_names(const x3::alternative<Left, Right>& parser, std::vector<std::string>& names) {
  add_names(parser.left, names);
  add_names(parser.right, names);
}

/// A parser by the name that a reader knows it by.
template <typename Subject>
struct Named : x3::unary_parser<Subject, Named<Subject>> {
  using base = x3::unary_parser<Subject, Named<Subject>>;
  using attribute_type = typename x3::traits::attribute_of<Subject, x3::unused_type>::type;
  std::string_view name;
  constexpr Named(std::string_view name_, const Subject& subject) : base(subject), name(name_) {}
  [[nodiscard]] std::string_view shown() const { return name; }

  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
             Attribute& attribute) const {
    return this->subject.parse(first, last, context, rule, attribute);
  }
};
template <typename Subject>
constexpr auto named(std::string_view name, const Subject& subject) {
  return Named<typename x3::extension::as_parser<Subject>::value_type>(name,
                                                                       x3::as_parser(subject));
}

/// Called as its subject is.
template <typename Parser>
struct CalledAsSubject {
  using result_type = std::string;
  std::string operator()(const Parser& parser) const { return x3::what(parser.subject); }
};
template <typename Parser>
struct CalledAsLeft {
  using result_type = std::string;
  std::string operator()(const Parser& parser) const { return x3::what(parser.left); }
};
template <typename Parser>
struct CalledAsRight {
  using result_type = std::string;
  std::string operator()(const Parser& parser) const { return x3::what(parser.right); }
};
template <typename Parser>
struct CalledAsShown {
  using result_type = std::string;
  std::string operator()(const Parser& parser) const { return std::string(parser.shown()); }
};

}  // namespace stemma::parser::grammar

namespace boost::spirit::x3 {

namespace called = stemma::parser::grammar;

template <typename Subject, typename Action>
struct get_info<action<Subject, Action>> : called::CalledAsSubject<action<Subject, Action>> {};
template <typename Subject>
struct get_info<plus<Subject>> : called::CalledAsSubject<plus<Subject>> {};
template <typename Subject>
struct get_info<expect_directive<Subject>> : called::CalledAsSubject<expect_directive<Subject>> {};
template <typename Subject>
struct get_info<and_predicate<Subject>> : called::CalledAsSubject<and_predicate<Subject>> {};
template <typename Subject>
struct get_info<not_predicate<Subject>> {
  using result_type = std::string;
  std::string operator()(const not_predicate<Subject>& parser) const {
    return "anything but " + what(parser.subject);
  }
};
template <typename Subject>
struct get_info<optional<Subject>> : called::CalledAsSubject<optional<Subject>> {};
template <typename Subject>
struct get_info<kleene<Subject>> : called::CalledAsSubject<kleene<Subject>> {};
template <typename Subject>
struct get_info<omit_directive<Subject>> : called::CalledAsSubject<omit_directive<Subject>> {};
template <typename Subject>
struct get_info<called::Nested<Subject>> : called::CalledAsSubject<called::Nested<Subject>> {};
template <typename Subject>
struct get_info<called::Placed<Subject>> : called::CalledAsSubject<called::Placed<Subject>> {};
template <typename Subject>
struct get_info<called::BeforeBar<Subject>> : called::CalledAsSubject<called::BeforeBar<Subject>> {
};
template <typename Left, typename Right>
struct get_info<list<Left, Right>> : called::CalledAsLeft<list<Left, Right>> {};
template <typename Left, typename Right>
struct get_info<sequence<Left, Right>> : called::CalledAsLeft<sequence<Left, Right>> {};
/// What only looks ahead is called as what is read behind it.
template <typename Looks, typename Right>
struct get_info<sequence<called::Ahead<Looks>, Right>>
    : called::CalledAsRight<sequence<called::Ahead<Looks>, Right>> {};
template <typename Subject, typename Right>
struct get_info<sequence<not_predicate<Subject>, Right>>
    : called::CalledAsRight<sequence<not_predicate<Subject>, Right>> {};
template <typename Left, typename Right>
struct get_info<alternative<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const alternative<Left, Right>& parser) const {
    std::vector<std::string> names;
    called::add_names(parser, names);
    return stemma::parser::one_of(names);
  }
};
template <typename Looks>
struct get_info<called::Ahead<Looks>> : called::CalledAsShown<called::Ahead<Looks>> {};
template <typename Subject>
struct get_info<called::Named<Subject>> : called::CalledAsShown<called::Named<Subject>> {};
template <>
struct get_info<called::NameToken> : called::CalledAsShown<called::NameToken> {};
template <>
struct get_info<called::KeywordToken> : called::CalledAsShown<called::KeywordToken> {};
template <>
struct get_info<called::NumberToken> : called::CalledAsShown<called::NumberToken> {};
template <>
struct get_info<called::DigitsToken> : called::CalledAsShown<called::DigitsToken> {};
template <>
struct get_info<called::StringToken> : called::CalledAsShown<called::StringToken> {};

}  // namespace boost::spirit::x3
