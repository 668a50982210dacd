#include "tests/unit/api/calls.hpp"

using namespace stemma;
using namespace stemma::unit;

TEST_CASE("an error says what, when, where, and what would work", "[api]") {
  InMemory in;
  const Error error = error_of(in.session, "MATCH (人:Person)\nRETURN 人.x, 入.x");
  CHECK(error.status == Status::error);
  CHECK(error.code == "undefined-variable");
  CHECK(error.type == "SyntaxError");
  CHECK(error.phase == "compile time");
  CHECK(error.detail == "UndefinedVariable");
  CHECK(error.message == "no variable is named '入'");
  CHECK(error.line == 2);
  CHECK(error.column == 13);
  CHECK_THAT(error.text, Catch::StartsWith("error[undefined-variable]: ") && Catch::Contains("^^"));

  const Error misspelt = error_of(in.session, "MATCH (person) RETURN persn.x");
  CHECK(misspelt.hint == "did you mean 'person'?");
  const Error unfinished = error_of(in.session, "RETURN 1 AS a\n RETRN 2");
  CHECK(unfinished.detail == "UnexpectedSyntax");
  CHECK(unfinished.line == 2);
  CHECK(unfinished.column == 2);
}

TEST_CASE("an error of the third row comes after two rows, and stays", "[api]") {
  InMemory in;
  auto rows = need(in.session.query("UNWIND range(1, 3) AS x RETURN 6 / (3 - x) AS q"));
  Lines seen;
  for (const Row& row : rows) seen.push_back(row["q"].text());
  REQUIRE(rows.error() != nullptr);
  const Error first = *rows.error();
  CHECK(first.type == "ArithmeticError");
  CHECK(first.phase == "runtime");
  CHECK(first.detail == "DivisionByZero");
  CHECK(first.line == 1);
  CHECK_FALSE(rows.next());
  CHECK(rows.finish().error().detail == "DivisionByZero");
  CHECK(seen.size() <= 2);
  stemma_error* again = nullptr;
  CHECK(stemma_result_next(rows.handle(), &again) == STEMMA_ERROR);
  CHECK(std::string(stemma_error_detail(again)) == "DivisionByZero");
  stemma_error_free(&again);
}

TEST_CASE("a failed statement changes nothing and leaves the session usable", "[api]") {
  InMemory in;
  run(in.session, "CREATE CONSTRAINT FOR (a:A) REQUIRE a.id IS UNIQUE");
  run(in.session, "CREATE (:A {id: 1})");
  const Error error = error_of(in.session, "CREATE (:A {id: 2}) CREATE (:A {id: 1})");
  CHECK(error.code == "unique-constraint-violated");
  CHECK(error.type == "ConstraintValidationFailed");
  CHECK(lines(in.session, "MATCH (a:A) RETURN a.id") == Lines{"1"});
}

TEST_CASE("an error is placed in the script its statement came from", "[api]") {
  InMemory in;
  const std::string script = "RETURN 1;\n\n  RETURN y;\n";
  const auto split = need(Script::split(script));
  REQUIRE(split.statements.size() == 2);
  CHECK(split.complete);
  const auto [begin, end] = split.statements[1];
  const Error error = error_of(in.session, script.substr(begin, end - begin));
  const Error placed = error.placed_in(script, begin);
  CHECK(placed.line == 3);
  CHECK(placed.column == 10);
  CHECK_THAT(placed.text, Catch::Contains("3 |   RETURN y"));
  CHECK(error.line == 1);
}

TEST_CASE("a script without its last semicolon may go on", "[api]") {
  CHECK_FALSE(need(Script::split("RETURN 1; RETURN 2")).complete);
  CHECK(need(Script::split("RETURN ';' // ;\n;")).statements.size() == 1);
  CHECK(need(Script::split("  ")).statements.empty());
}

TEST_CASE("a text that is hostile is an error", "[api]") {
  InMemory in;
  CHECK(error_of(in.session, "").type == "SyntaxError");
  CHECK(error_of(in.session, std::string("RETURN 1\0", 9)).type == "SyntaxError");
  CHECK(error_of(in.session, "RETURN '\xff'").type == "SyntaxError");
  CHECK(error_of(in.session, "RETURN " + std::string(100'000, '(')).code == "nesting-too-deep");
}
