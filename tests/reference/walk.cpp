#include "tests/reference/walk.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "parser/ast/query.hpp"
#include "tests/reference/functions.hpp"

namespace stemma::reference {
namespace {

bool in(const ast::Expression& expression) { return has_aggregate(expression); }
bool in(const std::optional<ast::Expression>& expression) {
  return expression && has_aggregate(*expression);
}
bool in(const std::vector<ast::Expression>& expressions) {
  return std::any_of(expressions.begin(), expressions.end(), has_aggregate);
}

struct OperationVisitor {
  using result_type = bool;
  bool operator()(const ast::PropertyLookup&) const { return false; }
  bool operator()(const ast::Subscript& subscript) const { return in(subscript.index); }
  bool operator()(const ast::Slice& slice) const { return in(slice.from) || in(slice.to); }
  bool operator()(const ast::LabelTest&) const { return false; }
};

struct Visitor {
  using result_type = bool;
  bool operator()(const ast::Literal&) const { return false; }
  bool operator()(const ast::Parameter&) const { return false; }
  bool operator()(const ast::Variable&) const { return false; }
  bool operator()(const ast::CountStar&) const { return true; }
  bool operator()(const ast::ListLiteral& list) const { return in(list.elements); }
  bool operator()(const ast::MapLiteral& map) const {
    return std::any_of(map.entries.begin(), map.entries.end(),
                       [](const ast::MapEntry& entry) { return in(entry.value); });
  }
  bool operator()(const ast::Postfix& postfix) const {
    return in(postfix.operand) ||
           std::any_of(postfix.operations.begin(), postfix.operations.end(), [](const auto& one) {
             return boost::apply_visitor(OperationVisitor(), one);
           });
  }
  bool operator()(const ast::Chain& chain) const {
    return in(chain.first) ||
           std::any_of(chain.links.begin(), chain.links.end(),
                       [](const ast::ChainLink& link) { return in(link.operand); });
  }
  bool operator()(const ast::Prefixed& prefixed) const { return in(prefixed.operand); }
  bool operator()(const ast::FunctionCall& call) const {
    return is_aggregate(lower_case(call.name.text)) || in(call.arguments);
  }
  bool operator()(const ast::Case& one) const {
    return in(one.subject) || in(one.otherwise) ||
           std::any_of(one.alternatives.begin(), one.alternatives.end(),
                       [](const auto& branch) { return in(branch.when) || in(branch.then); });
  }
  bool operator()(const ast::ListComprehension& one) const {
    return in(one.list) || in(one.filter) || in(one.projection);
  }
  bool operator()(const ast::Quantifier& one) const { return in(one.list) || in(one.filter); }
  bool operator()(const ast::Reduce& one) const { return in(one.list) || in(one.initial); }
  bool operator()(const ast::PatternComprehension&) const { return false; }
  bool operator()(const ast::PatternExpression&) const { return false; }
  bool operator()(const ast::Subquery&) const { return false; }
  bool operator()(const ast::MapProjection&) const { return false; }
};

}  // namespace

bool has_aggregate(const ast::Expression& expression) {
  return boost::apply_visitor(Visitor(), expression);
}

}  // namespace stemma::reference
