#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "parser/grammar/grammar.hpp"

using namespace stemma;

namespace {

std::string repeat(const std::string& text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// A text that grows with `n`, in length or in depth, and makes a naive parser go back.
struct Hostile {
  const char* name;
  std::function<std::string(std::size_t)> text;
};

/// Deep: grows up to the limit of nesting. Broken in its middle or at its end, so that no
/// alternative fits.
const std::vector<Hostile>& deep_texts() {
  static const auto around = [](std::string open, std::string inner, std::string close) {
    return [=](std::size_t n) { return "RETURN " + repeat(open, n) + inner + repeat(close, n); };
  };
  static const std::vector<Hostile> texts = {
      {"parentheses", around("(", "1", ")")},
      {"open parentheses", around("(", "1", "")},
      {"parentheses that look like nodes", around("(a", "", ")")},
      {"parentheses that look like patterns", around("((a)", "-->(b)", ")")},
      {"a node and an operator", around("((a) + ", "1", ")")},
      {"paths in parentheses",
       [](std::size_t n) { return "MATCH " + repeat("((a)-->", n) + "(b)" + repeat("){2}", n); }},
      {"open paths in parentheses",
       [](std::size_t n) { return "MATCH p = ANY SHORTEST " + repeat("(", n) + "(a)-->(b)"; }},
      {"lists", around("[", "1", "]")},
      {"open lists", around("[", "", "")},
      {"lists that look like comprehensions", around("[x IN ", "[1]", "]")},
      {"comprehensions broken at the end", around("[x IN ", "y", " WHERE x | ]")},
      {"pattern comprehensions", around("[(a)-->(b) | ", "1", "]")},
      {"maps", around("{a: ", "1", "}")},
      {"open maps", around("{a: ", "", "")},
      {"maps in calls", around("f({a: ", "1", "})")},
      {"NOT", around("NOT (", "true", ")")},
      {"CASE", around("CASE WHEN ", "1", " THEN 1 END")},
      {"CASE without an end", around("CASE ", "1", "")},
      {"CASE in CASE", around("CASE + ", "1", " WHEN 1 THEN 2 END")},
      {"CASE with what is no subject", around("CASE + ", "a b", " WHEN 1 THEN 2 END")},
      {"CASE after CASE", around("CASE a ", "b", " WHEN 1 THEN 2 END")},
      {"calls", around("f(", "1", ")")},
      {"calls broken", around("f(", "1", " ")},
      {"quantifiers", around("all(x IN ", "y", " WHERE x)")},
      {"reduce", around("reduce(a = 0, x IN ", "y", " | a)")},
      {"subqueries", around("EXISTS { MATCH (a) WHERE ", "true", " }")},
      {"counts", around("COUNT { RETURN ", "1", " }")},
      {"index of index", around("a[", "1", "]")},
  };
  return texts;
}

/// Long: grows in length.
const std::vector<Hostile>& long_texts() {
  static const auto row = [](std::string before, std::string part, std::string after) {
    return [=](std::size_t n) { return before + repeat(part, n) + after; };
  };
  static const std::vector<Hostile> texts = {
      {"sums", row("RETURN 1", " + 1", "")},
      {"sums broken at the end", row("RETURN 1", " + 1", " +")},
      {"AND", row("RETURN true", " AND true", "")},
      {"comparisons", row("RETURN 1", " < 1", "")},
      {"minus", row("RETURN ", "-", "1")},
      {"NOT without parentheses", row("RETURN ", "NOT ", "true")},
      {"properties", row("RETURN a", ".b", "")},
      {"indexes", row("RETURN a", "[0]", "")},
      {"a list", row("RETURN [1", ", 1", "]")},
      {"a list without an end", row("RETURN [1", ", 1", "")},
      {"a map", row("RETURN {a: 1", ", a: 1", "}")},
      {"hops", row("MATCH (a)", "-[:R]->(b)", " RETURN a")},
      {"hops in an expression", row("RETURN (a)", "-[:R]->(b)", "")},
      {"hops in parentheses", row("RETURN ((a)", "-[:R]->(b)", ")")},
      {"minus and parentheses", row("RETURN (a)", "-(b)", "")},
      {"paths", row("MATCH (a)", ", (a)-->(b)", " RETURN a")},
      {"labels", row("MATCH (a", ":L", ") RETURN a")},
      {"label alternatives", row("MATCH (a:L", "|L", ") RETURN a")},
      {"label alternatives in an expression", row("MATCH (a) WHERE a:L", "|L", " RETURN a")},
      {"labels before a bar", row("RETURN [x IN y WHERE x:L", ":L", " | x]")},
      {"clauses", row("", "MATCH (a) ", "RETURN a")},
      {"columns", row("RETURN 1", ", 1", "")},
      {"unions", row("RETURN 1", " UNION RETURN 1", "")},
      {"strings", row("RETURN '", "\\'", "'")},
      {"a string without an end", row("RETURN '", "a", "")},
      {"comments", row("RETURN ", "/* */", "1")},
      {"comments that begin in comments", row("RETURN 1 ", "/* ", "*/")},
      {"white space", row("RETURN", " \n", "1")},
      {"CASE that is a name", row("RETURN 1", " + CASE", "")},
      {"alternatives of a CASE", row("RETURN CASE", " WHEN a THEN b", " END")},
      {"opening brackets of all kinds", row("RETURN ", "([{", "")},
      {"closing brackets", row("RETURN 1", ")]}", "")},
      {"names", row("RETURN ", "a ", "")},
  };
  return texts;
}

std::uint64_t steps_of(const std::string& text, const parser::Limits& limits) {
  const auto source = parser::Source::read(text);
  REQUIRE(source);
  return parser::parse_counted(*source, limits).steps;
}

void check_linear(const Hostile& hostile, std::size_t size) {
  const std::uint64_t once = steps_of(hostile.text(size), {});
  const std::uint64_t twice = steps_of(hostile.text(2 * size), {});
  INFO(hostile.name << ": " << once << " steps, and " << twice << " for twice the size");
  REQUIRE(once > 0);
  CHECK(static_cast<double>(twice) <= 2.5 * static_cast<double>(once));
}

}  // namespace

TEST_CASE("twice as deep takes about twice the steps", "[parser]") {
  for (const Hostile& hostile : deep_texts()) {
    for (const std::size_t depth : {10u, 30u, 60u, 120u}) check_linear(hostile, depth);
  }
}

TEST_CASE("twice as long takes about twice the steps", "[parser]") {
  for (const Hostile& hostile : long_texts()) {
    for (const std::size_t length : {50u, 500u, 5000u}) check_linear(hostile, length);
  }
}

TEST_CASE("nesting of a million levels is refused by a named limit", "[parser]") {
  for (const Hostile& hostile : deep_texts()) {
    const auto statement = parser::parse(hostile.text(100'000));
    INFO(hostile.name);
    REQUIRE_FALSE(statement);
  }
  const auto statement = parser::parse("RETURN " + repeat("(", 1'000'000));
  REQUIRE_FALSE(statement);
  CHECK(statement.error().code == ErrorCode::nesting_too_deep);
}

TEST_CASE("chains of a hundred thousand terms are read", "[parser]") {
  for (const char* part : {" + 1", " AND true", " OR false", " < 1", " = 1"}) {
    INFO(part);
    CHECK(parser::parse("RETURN 1" + repeat(part, 100'000)));
  }
  CHECK(parser::parse("RETURN [1" + repeat(", 1", 100'000) + "]"));
}

TEST_CASE("a text longer than the limit is refused by its size", "[parser]") {
  parser::Limits limits;
  limits.text_bytes_max = 1000;
  const auto statement = parser::parse("RETURN '" + std::string(1000, 'a') + "'", limits);
  REQUIRE_FALSE(statement);
  CHECK(statement.error().message.find("1000") != std::string::npos);
}

TEST_CASE("bytes that are no UTF-8, and NUL, are refused at their place", "[parser]") {
  const std::pair<std::string, std::size_t> texts[] = {
      {"RETURN '\xff'", 8},         {"RETURN '\xc0\xaf'", 8},
      {"RETURN '\xed\xa0\x80'", 8}, {"RETURN '\xf5\x80\x80\x80'", 8},
      {"RETURN 1 \xe6\x90", 9},     {std::string("RETURN \0 1", 10), 7},
  };
  for (const auto& [text, offset] : texts) {
    const auto statement = parser::parse(text);
    REQUIRE_FALSE(statement);
    INFO(statement.error().message);
    REQUIRE(statement.error().where);
    CHECK(statement.error().where->begin == offset);
  }
}
