#include <cmath>
#include <cstdint>
#include <limits>

#include "tests/unit/api/calls.hpp"

using namespace stemma;
using namespace stemma::unit;

namespace {

/// A value given as a parameter and returned.
Value returned(const Value& given) {
  InMemory in;
  auto rows = need(in.session.query("RETURN $x AS x", {{"x", given}}));
  REQUIRE(rows.next());
  return rows.row()["x"];
}

}  // namespace

TEST_CASE("plain values go in as parameters and come out", "[api]") {
  CHECK(returned(nullptr).is_null());
  CHECK(returned(true).boolean());
  CHECK(returned(false).is(Kind::boolean));
  for (const std::int64_t x : {std::int64_t{0}, std::numeric_limits<std::int64_t>::min(),
                               std::numeric_limits<std::int64_t>::max()}) {
    CHECK(returned(x).integer() == x);
  }
  CHECK(returned(0.1).floating() == 0.1);
  CHECK(std::isnan(returned(std::nan("")).floating()));
  CHECK(returned(std::numeric_limits<double>::infinity()).floating() > 1e308);
  CHECK(returned("湖南搜云").string() == "湖南搜云");
  CHECK(returned("").is(Kind::string));
  const std::string with_nul("a\0b", 3);
  CHECK(returned(with_nul).string() == with_nul);
}

TEST_CASE("lists and maps go in as parameters and come out", "[api]") {
  const Value list = returned(Value::list({1, "two", nullptr, Value::list({3.5})}));
  REQUIRE(list.size() == 4);
  CHECK(list[std::size_t{0}].integer() == 1);
  CHECK(list[1].string() == "two");
  CHECK(list[2].is_null());
  CHECK(list[3][std::size_t{0}].floating() == 3.5);
  CHECK(list[4].handle() == nullptr);

  const Value map = returned(Value::map({{"b", 2}, {"a", Value::list({})}, {"b", 3}}));
  REQUIRE(map.size() == 2);
  CHECK(map.key(0) == "a");
  CHECK(map["b"].integer() == 3);
  CHECK(map["c"].is_null());
  CHECK(map.text() == "{a: [], b: 3}");
}

TEST_CASE("temporal values go in as parameters and come out", "[api]") {
  const std::pair<Kind, const char*> written[] = {{Kind::date, "2020-03-27"},
                                                  {Kind::local_time, "10:00:00.5"},
                                                  {Kind::time, "10:00+01:00"},
                                                  {Kind::local_date_time, "2020-03-27T10:00"},
                                                  {Kind::date_time, "2020-03-27T10:00Z"},
                                                  {Kind::duration, "P1Y2M3DT4S"}};
  for (const auto& [kind, text] : written) {
    const Value value = returned(need(Value::temporal(kind, text)));
    CHECK(value.kind() == kind);
    CHECK(value.text() == text);
  }
  CHECK(returned(need(Value::temporal(Kind::date, "1970-01-11"))).days() == 10);
  const auto wrong = Value::temporal(Kind::date, "2020-02-30");
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message, Catch::Contains("30"));
  CHECK_FALSE(Value::temporal(Kind::integer, "1"));
}

TEST_CASE("a literal of the language is a value", "[api]") {
  CHECK(need(Value::literal("[1, {a: null}, date('2020-03-27')]")).text() ==
        "[1, {a: null}, '2020-03-27']");
  const auto wrong = Value::literal("[1, ");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().column == 3);
}

TEST_CASE("an entity of one statement is a parameter of the next", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:A {x: 1})-[:R {w: 2}]->(:B)");
  auto rows = need(in.session.query("MATCH p = (a)-[r]->() RETURN a, r, p"));
  REQUIRE(rows.next());
  const Parameters given{{"a", rows.row()["a"]}, {"r", rows.row()["r"]}, {"p", rows.row()["p"]}};
  CHECK(lines(in.session, "WITH $a AS a, $r AS r RETURN a.x, r.w, length($p)", given) ==
        Lines{"1 2 1"});
  CHECK(lines(in.session, "MATCH (a) WHERE id(a) = id($a) RETURN a.x",
              {{"a", need(Value::entity(Kind::node, rows.row()["a"].id()))}}) == Lines{"1"});
  CHECK_FALSE(Value::entity(Kind::path, 1));
  CHECK_FALSE(Value::path({1}, {1}));
}

TEST_CASE("what cannot be a value fails the query it is given to", "[api]") {
  InMemory in;
  const Value big = std::numeric_limits<std::uint64_t>::max();
  REQUIRE(big.error() != nullptr);
  CHECK(error_of(in.session, "RETURN $x", {{"x", big}}).status == Status::usage_error);
  CHECK(error_of(in.session, "RETURN $x", {{"x", "\xff"}}).message ==
        "the text is no UTF-8 at byte 0");
  CHECK(error_of(in.session, "RETURN $x", {{"x", Value::list({1, "\xff"})}}).status ==
        Status::usage_error);
  CHECK(error_of(in.session, "RETURN $x", {{"", 1}}).status == Status::usage_error);
  const Error missing = error_of(in.session, "RETURN $x", {{"y", 1}});
  CHECK(missing.detail == "MissingParameter");
  CHECK(missing.column == 8);
}

TEST_CASE("a value nests to a limit", "[api]") {
  Value nest = Value::list({});
  while (nest.error() == nullptr) nest = Value::list({std::move(nest)});
  CHECK(nest.error()->message == "a value nests at most 1000 lists and maps");
}

TEST_CASE("a parameter set twice has its last value", "[api]") {
  InMemory in;
  Parameters given{{"x", 1}};
  given.set("x", 2);
  CHECK(lines(in.session, "RETURN $x", given) == Lines{"2"});
  CHECK(lines(in.session, "RETURN $x + 1", given) == Lines{"3"});
}
