#pragma once

#include <boost/spirit/home/x3/support/ast/variant.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/value.hpp"

/// The syntax tree: plain data with a place in the text. A choice is a variant; what would nest
/// without end in a left-deep chain (a + b + c, a.b.c, NOT NOT a) is a flat list.
namespace stemma::ast {

namespace x3 = boost::spirit::x3;

struct Spanned {
  SourceRange where = {};
};

/// A name as it means: back-ticks taken off, NFC.
struct Name : Spanned {
  std::string text;
};

/// null, true, false, an integer (a minus before it taken in), a float or a string.
struct Literal : Spanned {
  Value value;
};
struct Parameter : Spanned {
  std::string name;
};
struct Variable : Spanned {
  std::string name;
};
struct CountStar : Spanned {};

struct ListLiteral;
struct MapLiteral;
struct Postfix;
struct Chain;
struct Prefixed;
struct FunctionCall;
struct Case;
struct ListComprehension;
struct PatternComprehension;
struct Quantifier;
struct Reduce;
struct PatternExpression;
struct Subquery;
struct MapProjection;

struct Expression
    : x3::variant<Literal, Parameter, Variable, CountStar, x3::forward_ast<ListLiteral>,
                  x3::forward_ast<MapLiteral>, x3::forward_ast<Postfix>, x3::forward_ast<Chain>,
                  x3::forward_ast<Prefixed>, x3::forward_ast<FunctionCall>, x3::forward_ast<Case>,
                  x3::forward_ast<ListComprehension>, x3::forward_ast<PatternComprehension>,
                  x3::forward_ast<Quantifier>, x3::forward_ast<Reduce>,
                  x3::forward_ast<PatternExpression>, x3::forward_ast<Subquery>,
                  x3::forward_ast<MapProjection>> {
  using base_type::base_type;
  using base_type::operator=;
};

/// Labels and types: `:A:B`, `:A&B`, `:A|B`, `:!A`, `:%`. `:A:B` is the conjunction, `:A|:B` the
/// choice.
struct LabelNot;
struct LabelChain;
struct LabelWildcard : Spanned {};
struct LabelExpression
    : x3::variant<Name, LabelWildcard, x3::forward_ast<LabelNot>, x3::forward_ast<LabelChain>> {
  using base_type::base_type;
  using base_type::operator=;
};
struct LabelNot : Spanned {
  LabelExpression operand;
};
enum class LabelOperator : std::uint8_t { conjunction, disjunction };
/// At least two operands.
struct LabelChain : Spanned {
  LabelOperator op = LabelOperator::conjunction;
  std::vector<LabelExpression> operands;
};

struct ListLiteral : Spanned {
  std::vector<Expression> elements;
};

struct MapEntry : Spanned {
  Name key;
  Expression value;
};
struct MapLiteral : Spanned {
  std::vector<MapEntry> entries;
};

/// `.name`
struct PropertyLookup : Spanned {
  Name key;
};
/// `[index]`
struct Subscript : Spanned {
  Expression index;
};
/// `[from..to]`, either end may be absent.
struct Slice : Spanned {
  std::optional<Expression> from;
  std::optional<Expression> to;
};
/// `:A:B` behind an expression.
struct LabelTest : Spanned {
  LabelExpression labels;
};
struct PostfixOperation : x3::variant<PropertyLookup, Subscript, Slice, LabelTest> {
  using base_type::base_type;
  using base_type::operator=;
};
/// An operand and what is applied to it, from left to right; at least one operation.
struct Postfix : Spanned {
  Expression operand;
  std::vector<PostfixOperation> operations;
};

enum class Operator : std::uint8_t {
  logical_or,
  logical_xor,
  logical_and,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  starts_with,
  ends_with,
  contains,
  regex_match,
  in,
  is_null,
  is_not_null,  ///< These two have no right operand.
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
};
struct ChainLink : Spanned {
  Operator op = Operator::add;
  std::optional<Expression> operand;
};
/// `first op operand op operand ...`, all operators of one level of precedence, applied from left
/// to right; a chain of comparisons is the conjunction of its neighbours (a < b <= c). At least one
/// link.
struct Chain : Spanned {
  Expression first;
  std::vector<ChainLink> links;
};

enum class PrefixOperator : std::uint8_t { logical_not, plus, minus };
/// `NOT NOT a`, `- - a`: `operators` in the order of the text; the last is applied first.
struct Prefixed : Spanned {
  std::vector<PrefixOperator> operators;
  Expression operand;
};

/// `a.b.name(DISTINCT arguments)`; `name` has the dots and is as written.
struct FunctionCall : Spanned {
  Name name;
  bool distinct = false;
  std::vector<Expression> arguments;
};

struct CaseAlternative : Spanned {
  Expression when;
  Expression then;
};
struct Case : Spanned {
  std::optional<Expression> subject;
  std::vector<CaseAlternative> alternatives;
  std::optional<Expression> otherwise;
};

struct ListComprehension : Spanned {
  Name variable;
  Expression list;
  std::optional<Expression> filter;
  std::optional<Expression> projection;
};

enum class QuantifierKind : std::uint8_t { all, any, none, single };
struct Quantifier : Spanned {
  QuantifierKind quantifier = QuantifierKind::all;
  Name variable;
  Expression list;
  std::optional<Expression> filter;
};

/// `reduce(accumulator = initial, variable IN list | step)`, and with a predicate after the step
/// `allReduce`: whether that holds after every step.
struct Reduce : Spanned {
  Name accumulator;
  Expression initial;
  Name variable;
  Expression list;
  Expression step;
  std::optional<Expression> predicate;
};

/// `variable {.*, .key, key: value, other}`
struct MapProjectionAll : Spanned {};
struct MapProjectionItem : x3::variant<MapProjectionAll, PropertyLookup, Variable, MapEntry> {
  using base_type::base_type;
  using base_type::operator=;
};
struct MapProjection : Spanned {
  Name variable;
  std::vector<MapProjectionItem> items;
};

}  // namespace stemma::ast
