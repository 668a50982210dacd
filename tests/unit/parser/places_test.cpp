#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "parser/parse.hpp"

using namespace stemma;
namespace x3 = boost::spirit::x3;

namespace {

/// The texts of the columns of the last clause, each in brackets.
std::string columns_of(std::string_view query) {
  const auto statement = parser::parse(query);
  REQUIRE(statement);
  const auto& parsed = boost::get<ast::Query>(statement->command.get());
  const auto& clause = boost::get<ast::Return>(parsed.first.clauses.back().get());
  std::string texts;
  for (const ast::ProjectionItem& item : clause.projection.items) {
    texts +=
        '[' + std::string(query.substr(item.text.begin, item.text.end - item.text.begin)) + ']';
  }
  return texts;
}

}  // namespace

TEST_CASE("a column's text is its expression as it was written", "[parser]") {
  CHECK(columns_of("RETURN 1") == "[1]");
  CHECK(columns_of("MATCH (n) RETURN  n.a ,  1  +  2  ORDER BY n.a") == "[n.a][1  +  2]");
  CHECK(columns_of("MATCH (n) RETURN n . 名字, count( * ) AS c;") == "[n . 名字][count( * )]");
  CHECK(columns_of("MATCH (n) RETURN (n.a), [1, 2][0] /* why */ LIMIT 1") == "[(n.a)][[1, 2][0]]");
}

TEST_CASE("a clause stands from its first word to its last, comments around it left out",
          "[parser]") {
  const std::string_view query = "MATCH (n) // all\nWHERE n.a > 1 + 2 /* few */ RETURN n ; ";
  const auto statement = parser::parse(query);
  REQUIRE(statement);
  const auto& parsed = boost::get<ast::Query>(statement->command.get());
  const auto text = [&](SourceRange where) {
    return query.substr(where.begin, where.end - where.begin);
  };
  const auto& match = boost::get<ast::Match>(parsed.first.clauses.front().get());
  CHECK(text(match.where) == "MATCH (n) // all\nWHERE n.a > 1 + 2");
  CHECK(text(match.patterns.front().where) == "(n)");
  const auto& comparison = boost::get<x3::forward_ast<ast::Chain>>(match.filter->get()).get();
  CHECK(text(comparison.where) == "n.a > 1 + 2");
  CHECK(text(comparison.links.front().where) == "> 1 + 2");
}
