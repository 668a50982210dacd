#include "engine/functions/type_set.hpp"

#include <vector>

namespace stemma::engine {

std::string describe(TypeSet types) {
  if (types.is_any()) return "any value";
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Kind::duration); ++i) {
    const auto kind = static_cast<Kind>(i);
    if (types.has(kind)) names.push_back(name_of(kind));
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text.empty() ? "NULL" : text;
}

}  // namespace stemma::engine
