#pragma once

#include <boost/variant/apply_visitor.hpp>
#include <type_traits>
#include <utility>

#include "parser/ast/query.hpp"

namespace stemma::ast {

template <typename T>
const T& unwrap(const T& node) {
  return node;
}
template <typename T>
const T& unwrap(const x3::forward_ast<T>& node) {
  return node.get();
}

/// Calls `visitor` with the alternative that is there, forwards taken off.
template <typename Variant, typename Visitor>
decltype(auto) visit(Visitor&& visitor, const Variant& choice) {
  return boost::apply_visitor(
      [&](const auto& node) -> decltype(auto) { return visitor(unwrap(node)); }, choice.get());
}

/// The alternative T, or nullptr where another is there.
template <typename T, typename Variant>
const T* get_if(const Variant& choice) {
  return visit(
      [](const auto& node) -> const T* {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(node)>, T>) {
          return &node;
        } else {
          return nullptr;
        }
      },
      choice);
}

/// Where an expression stands in the text.
inline SourceRange where_of(const Expression& expression) {
  return visit([](const auto& node) -> SourceRange { return node.where; }, expression);
}

}  // namespace stemma::ast
