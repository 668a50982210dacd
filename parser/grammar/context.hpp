#pragma once

#include <algorithm>
#include <boost/spirit/home/x3.hpp>
#include <type_traits>
#include <utility>

#include "parser/ast/query.hpp"
#include "parser/parse.hpp"
#include "parser/source.hpp"

/// What all sections of the grammar share: the iterator, the state of one parse, how attributes are
/// put into the tree and how its nodes get their place in the text.
namespace stemma::parser::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = const char*;

/// The state of one parse.
struct State {
  const Source& source;
  const Limits& limits;
  std::size_t depth = 0;
  std::size_t bar_depth = 0;  ///< of the expression that a bar ends; 0: of none, see BeforeBar
  std::uint64_t steps = 0;    ///< rules and tokens tried, for tests of linearity

  [[nodiscard]] std::uint32_t offset(Iterator place) const {
    return static_cast<std::uint32_t>(place - source.text().data());
  }
};
struct StateTag {};

template <typename Context>
State& state_of(const Context& context) {
  return x3::get<StateTag>(context).get();
}

/// Thrown by tokens for an error that no alternative can mend; caught by `parse`.
struct Refused {
  Error error;
};

/// The base of every rule's tag.
struct Annotate {};

/// Gives the node of the rule it stands in its place in the text.
template <typename Subject>
struct Placed : x3::unary_parser<Subject, Placed<Subject>> {
  using base = x3::unary_parser<Subject, Placed<Subject>>;
  using attribute_type = typename x3::traits::attribute_of<Subject, x3::unused_type>::type;
  explicit constexpr Placed(const Subject& subject) : base(subject) {}

  template <typename Context, typename Node, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, Node& node,
             Attribute& attribute) const {
    const Iterator begin = first;
    if (!this->subject.parse(first, last, context, node, attribute)) return false;
    if constexpr (std::is_base_of_v<ast::Spanned, Node>) {
      const State& state = state_of(context);
      node.where = {state.source.skip(state.offset(begin)), state.offset(first)};
    }
    return true;
  }
};
struct PlacedGenerator {
  template <typename Subject>
  constexpr auto operator[](const Subject& subject) const {
    return Placed<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr PlacedGenerator placed;

/// White space and comments between tokens.
struct Skipper : x3::parser<Skipper> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  explicit Skipper(const Source& source_) : source(&source_) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, const RuleContext&,
             Attribute&) const {
    if (first == last || (static_cast<unsigned char>(*first) > ' ' && *first != '/' &&
                          static_cast<unsigned char>(*first) < 0x80)) {
      return false;
    }
    const Iterator begin = source->text().data();
    const Iterator after = begin + source->skip(static_cast<std::uint32_t>(first - begin));
    if (after == first) return false;
    first = after;
    return true;
  }
  const Source* source;
};

/// Refuses nesting past the limit: every expression, pattern and subquery inside another counts.
template <typename Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
  using base = x3::unary_parser<Subject, Nested<Subject>>;
  using attribute_type = typename x3::traits::attribute_of<Subject, x3::unused_type>::type;
  explicit constexpr Nested(const Subject& subject) : base(subject) {}

  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
             Attribute& attribute) const {
    State& state = state_of(context);
    ++state.steps;
    if (++state.depth > state.limits.nesting_max) refuse(state, first);
    const bool matched = this->subject.parse(first, last, context, rule, attribute);
    --state.depth;
    return matched;
  }
  static void refuse(const State& state, Iterator place) {
    const auto length = static_cast<std::uint32_t>(state.source.text().size());
    const std::uint32_t begin = state.offset(place);
    throw Refused{make_error(
        ErrorCode::nesting_too_deep,
        "the query nests deeper than " + std::to_string(state.limits.nesting_max) + " levels",
        SourceRange{begin, std::min(begin + 1, length)}, "split it with WITH")};
  }
};
struct NestedGenerator {
  template <typename Subject>
  constexpr auto operator[](const Subject& subject) const {
    return Nested<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr NestedGenerator nested;

/// An expression that a bar ends, as in `[x IN xs WHERE x:A | x.b]`: its labels have no bar of
/// their own. An expression inside it is in brackets, or in a CASE, and so is free again.
template <typename Subject>
struct BeforeBar : x3::unary_parser<Subject, BeforeBar<Subject>> {
  using base = x3::unary_parser<Subject, BeforeBar<Subject>>;
  using attribute_type = typename x3::traits::attribute_of<Subject, x3::unused_type>::type;
  explicit constexpr BeforeBar(const Subject& subject) : base(subject) {}

  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
             Attribute& attribute) const {
    State& state = state_of(context);
    const std::size_t outer = std::exchange(state.bar_depth, state.depth + 1);
    const bool matched = this->subject.parse(first, last, context, rule, attribute);
    state.bar_depth = outer;
    return matched;
  }
};
struct BeforeBarGenerator {
  template <typename Subject>
  constexpr auto operator[](const Subject& subject) const {
    return BeforeBar<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(subject));
  }
};
inline constexpr BeforeBarGenerator before_bar;

/// Matches nothing, and succeeds where a bar belongs to the labels before it.
struct BarIsFree : x3::parser<BarIsFree> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator&, const Iterator&, const Context& context, const RuleContext&,
             Attribute&) const {
    const State& state = state_of(context);
    return state.depth != state.bar_depth;
  }
};
inline constexpr BarIsFree bar_is_free;

/// Actions: the attribute becomes, or joins, a member of the rule's node.
template <typename Member>
auto put(Member member) {
  return [member](auto& context) { x3::_val(context).*member = std::move(x3::_attr(context)); };
}
template <typename Member>
auto add(Member member) {
  return [member](auto& context) {
    (x3::_val(context).*member).push_back(std::move(x3::_attr(context)));
  };
}
template <typename Member, typename Value>
auto mark(Member member, Value value) {
  return [member, value](auto& context) { x3::_val(context).*member = value; };
}
/// The attribute is the node.
inline const auto take = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

}  // namespace stemma::parser::grammar
