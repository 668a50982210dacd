#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bind/bound_expression.hpp"

namespace stemma::engine {

/// What a name stands for: a slot of the rows, or a local of a comprehension around it.
struct Variable {
  bool is_local = false;
  bound::SlotId slot = {};
  bound::LocalId local = {};
  TypeSet type = types::any;
  TypeSet element = types::any;  ///< of a list: what it holds
};

/// The names that can be seen at a place of the text, in alphabetical order.
class Scope {
 public:
  [[nodiscard]] const Variable* find(std::string_view name) const {
    const auto place = variables_.find(name);
    return place == variables_.end() ? nullptr : &place->second;
  }
  void set(std::string name, Variable variable) {
    variables_.insert_or_assign(std::move(name), variable);
  }
  [[nodiscard]] const std::map<std::string, Variable, std::less<>>& variables() const {
    return variables_;
  }
  /// The known name nearest to a misspelt one, or empty.
  [[nodiscard]] std::string nearest(std::string_view name) const;

 private:
  std::map<std::string, Variable, std::less<>> variables_;
};

}  // namespace stemma::engine
