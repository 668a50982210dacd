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
  /// A name that exists, and what to say where it is used here, where it cannot be seen.
  struct Hidden {
    std::string why;
    std::string hint;
  };
  void hide(std::string name, Hidden hidden) {
    hidden_.insert_or_assign(std::move(name), std::move(hidden));
  }
  [[nodiscard]] const Hidden* hidden(std::string_view name) const {
    const auto place = hidden_.find(name);
    return place == hidden_.end() ? nullptr : &place->second;
  }
  /// The known name nearest to a misspelt one, or empty.
  [[nodiscard]] std::string nearest(std::string_view name) const;

 private:
  std::map<std::string, Variable, std::less<>> variables_;
  std::map<std::string, Hidden, std::less<>> hidden_;
};

}  // namespace stemma::engine
