#include "engine/bind/mentions.hpp"

#include <algorithm>

#include "parser/ast/visit.hpp"

namespace stemma::engine::bound {
namespace {

template <typename Visitor>
void for_each_name(const ast::LabelExpression& labels, const Visitor& visit) {
  if (const auto* name = ast::get_if<ast::Name>(labels)) visit(*name);
  if (const auto* negated = ast::get_if<ast::LabelNot>(labels))
    for_each_name(negated->operand, visit);
  if (const auto* chain = ast::get_if<ast::LabelChain>(labels)) {
    for (const ast::LabelExpression& operand : chain->operands) for_each_name(operand, visit);
  }
}

}  // namespace

void Mentions::reads_labels(TypeSet of, const ast::LabelExpression& labels) {
  if (!of.only(Kind::node) && !of.only(Kind::relationship)) return;
  const NameKind kind = of.only(Kind::node) ? NameKind::label : NameKind::type;
  for_each_name(labels, [&](const ast::Name& name) {
    read_.push_back({kind, name.text, name.where});
  });
}

void Mentions::reads_property(TypeSet of, const ast::Name& key) {
  if (of.empty() || (of | types::entity) != types::entity) return;
  read_.push_back({NameKind::property_key, key.text, key.where});
}

void Mentions::writes_name(NameKind kind, const std::string& name) {
  written_.push_back({kind, name});
}

void Mentions::writes_properties(const ast::Expression& map) {
  const auto* literal = ast::get_if<ast::MapLiteral>(map);
  if (literal == nullptr) {
    writes_any_property_ = true;
    return;
  }
  for (const ast::MapEntry& entry : literal->entries)
    writes_name(NameKind::property_key, entry.key.text);
}

bool Mentions::may_write(NameKind kind, std::string_view name) const {
  if (writes_anything_ || (kind == NameKind::property_key && writes_any_property_)) return true;
  return std::any_of(written_.begin(), written_.end(),
                     [&](const Mention& each) { return each.kind == kind && each.name == name; });
}

}  // namespace stemma::engine::bound
