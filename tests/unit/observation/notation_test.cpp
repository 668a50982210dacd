#include "tests/observation/notation.hpp"

#include <catch2/catch.hpp>

namespace stemma::observation {
namespace {

std::string reprinted(std::string_view text, const PrintOptions& options = {}) {
  const auto shown = read_notation(text);
  return shown ? print(*shown, options) : "error: " + shown.error().message;
}

}  // namespace

TEST_CASE("every kind of value is read", "[observation]") {
  CHECK(reprinted("null") == "null");
  CHECK(reprinted("-12") == "-12");
  CHECK(reprinted("1e3") == "1000.0");
  CHECK(reprinted("-0.0") == "0.0");
  CHECK(reprinted("NaN") == "NaN");
  CHECK(reprinted(R"('it\'s \\ a \n')") == R"('it\'s \\ a \\n')");
  CHECK(reprinted("[1, [], [true, null]]") == "[1, [], [true, null]]");
  CHECK(reprinted("{b: 1, a: {c: 'x'}}") == "{a: {c: 'x'}, b: 1}");
  CHECK(reprinted("(:B:A {k: 1})") == "(:A:B {k: 1})");
  CHECK(reprinted("({k: 1})") == "({k: 1})");
  CHECK(reprinted("()") == "()");
  CHECK(reprinted("[:T {num:1}]") == "[:T {num: 1}]");
  CHECK(reprinted("[[:T], [:U]]") == "[[:T], [:U]]");
  CHECK(reprinted("<(:A)-[:T]->()<-[:U {k: 1}]-(:B)>") == "<(:A)-[:T]->()<-[:U {k: 1}]-(:B)>");
  CHECK(reprinted("<()>") == "<()>");
}

TEST_CASE("an integer is not the float of its value", "[observation]") {
  CHECK(reprinted("1") != reprinted("1.0"));
}

TEST_CASE("lists without order are sorted at every depth", "[observation]") {
  const PrintOptions options{ListOrder::ignored};
  CHECK(reprinted("[[2, 1], [3]]", options) == reprinted("[[3], [1, 2]]", options));
  CHECK(reprinted("[1, 1, 2]", options) != reprinted("[1, 2, 2]", options));
}

TEST_CASE("what is no value is an error that says where", "[observation]") {
  for (const char* text : {"", "[1", "{a 1}", "'x", "(:A", "1 2", "nul", "<(:A)-[:T]-()>"}) {
    CHECK(reprinted(text).starts_with("error: "));
  }
}

}  // namespace stemma::observation
