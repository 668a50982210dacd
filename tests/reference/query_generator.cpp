#include <fmt/format.h>

#include "tests/reference/query_generator.hpp"

/// Whole queries, of clauses and what they answer.
namespace stemma::reference {

GeneratedQuery QueryGenerator::reading() {
  begin();
  if (random_.chance(10)) {
    const std::size_t columns = 1 + random_.below(2);
    const std::string between = random_.chance(50) ? " UNION " : " UNION ALL ";
    std::string text;
    std::vector<Variable> all;
    const std::size_t parts = random_.chance(30) ? 3 : 2;
    for (std::size_t part = 0; part < parts; ++part) {
      scope_.clear();
      text += (part > 0 ? between : "") + reading_clauses(0);
      text += "RETURN " + projection(true, columns);
      if (part == 0) all = scope_;
      // A column of two types is of no use to what is behind.
      for (std::size_t i = columns; i-- > 0;) {
        if (scope_[i].type != all[i].type) all[i].name.clear();
      }
    }
    std::erase_if(all, [](const Variable& one) { return one.name.empty(); });
    scope_ = std::move(all);
    if (!query_.ordered_lists) return reading();  // a set of bags is no fixed set
    if (random_.chance(30)) {
      text += " NEXT " + reading_clauses(0);
      text += "RETURN " + projection(true, 0);
    }
    query_.text = std::move(text);
  } else {
    query_.text = reading_clauses(0);
    for (std::size_t nexts = random_.chance(8) ? 1 + random_.below(2) : 0; nexts > 0; --nexts) {
      query_.text += "RETURN " + projection(false, 0) + " NEXT ";
      query_.text += reading_clauses(0);
    }
    query_.text += "RETURN " + projection(true, 0);
  }
  return query_;
}

/// Nothing, or a MATCH whose nodes the search may begin at.
std::string QueryGenerator::before_search() {
  return random_.chance(25) ? "MATCH " + path_pattern(1, true) + " " : "";
}

GeneratedQuery QueryGenerator::searching() {
  begin();
  query_.text = before_search();
  query_.text += searched_match();
  query_.text += answer_of_search();
  return query_;
}

GeneratedQuery QueryGenerator::searching(const std::string& selector, const std::string& mode) {
  begin();
  // All walks of any length: on a graph with a ring there is no end to them.
  const bool endless = mode == "WALK" && (selector.empty() || selector == "ALL");
  query_.text = before_search();
  query_.text += searched_match(selector, mode, false, endless);
  query_.text += answer_of_search();
  return query_;
}

std::string QueryGenerator::answer_of_search() {
  const std::vector<std::string> nodes = names_of(Type::node);
  switch (random_.below(6)) {
    case 0:  // only how many there are, to each end
      return fmt::format(" RETURN {}, count({})", random_.pick(nodes),
                         random_.chance(50) ? "*" : random_.pick(scope_).name);
    case 1:  // only the ends
      return " RETURN DISTINCT " + random_.pick(nodes);
    default: break;
  }
  std::string text;
  for (const Variable& each : scope_) text += (text.empty() ? " RETURN " : ", ") + each.name;
  return text;
}

GeneratedQuery QueryGenerator::failing() {
  static const std::vector<std::string> failures = {"1 / (u - 1)",
                                                    "1 % (u - 1)",
                                                    "9223372036854775806 + u",
                                                    "-9223372036854775807 - u",
                                                    "[1, 2][$s]",
                                                    "u + true",
                                                    "toUpper(u)",
                                                    "4611686018427387904 * u",
                                                    "{a: 1}[u]",
                                                    "NOT u",
                                                    "u AND true",
                                                    "substring('abc', u - 3)",
                                                    "range(1, 2, u - 1)",
                                                    "abs('x' + u)",
                                                    "u IN u",
                                                    "size(u)"};
  query_ = {};
  query_.text = fmt::format("UNWIND [2, 1, 2] AS u WITH u RETURN {} AS x", random_.pick(failures));
  return query_;
}

}  // namespace stemma::reference
