#include "tests/unit/api/calls.hpp"

using namespace stemma;
using namespace stemma::unit;

TEST_CASE("a node of a row has its labels and properties", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:A:公司 {name: '搜云', x: 1})");
  auto rows = need(in.session.query("MATCH (n) RETURN n, [n] AS list"));
  REQUIRE(rows.next());
  const Row row = rows.row();
  CHECK(row["n"].is(Kind::node));
  for (const ValueView value : {row["n"], row["list"][std::size_t{0}]}) {
    const Entity node = need(row.entity(value));
    CHECK(node.kind() == Kind::node);
    CHECK(node.id() == row["n"].id());
    CHECK_FALSE(node.deleted());
    REQUIRE(node.label_count() == 2);
    CHECK(node.label(0) == "A");
    CHECK(node.label(1) == "公司");
    CHECK(node.label(2).empty());
    REQUIRE(node.property_count() == 2);
    CHECK(node["name"].string() == "搜云");
    CHECK(node["x"].integer() == 1);
    CHECK(node["y"].is_null());
    CHECK(node.property_key(9).empty());
    CHECK(node.property_value(9).is_null());
  }
  CHECK_FALSE(row.entity(row["list"]));
  CHECK_FALSE(rows.next());
  CHECK(rows.error() == nullptr);
}

TEST_CASE("a relationship of a row has its type, ends and properties", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:A)-[:OWNS {share: 0.5}]->(:B)");
  auto rows = need(in.session.query("MATCH (b)<-[r]-(a) RETURN a, r, b"));
  REQUIRE(rows.next());
  const Row row = rows.row();
  const Entity tie = need(row.entity(row["r"]));
  CHECK(tie.kind() == Kind::relationship);
  CHECK(tie.type() == "OWNS");
  CHECK(tie.source() == row["a"].id());
  CHECK(tie.target() == row["b"].id());
  CHECK(tie["share"].floating() == 0.5);
}

TEST_CASE("a path of a row has its nodes and relationships in order", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:A)-[:R]->(:B)<-[:S]-(:C)");
  auto rows = need(in.session.query("MATCH p = (:A)-->()<--() RETURN p"));
  REQUIRE(rows.next());
  const Row row = rows.row();
  const ValueView path = row["p"];
  CHECK(path.is(Kind::path));
  REQUIRE(path.size() == 2);
  const char* labels[] = {"A", "B", "C"};
  for (std::size_t i = 0; i < 3; ++i) CHECK(need(row.path_node(path, i)).label(0) == labels[i]);
  CHECK(need(row.path_relationship(path, 0)).type() == "R");
  CHECK(need(row.path_relationship(path, 1)).type() == "S");
  CHECK(need(row.path_relationship(path, 1)).target() == need(row.path_node(path, 1)).id());
  CHECK_FALSE(row.path_node(path, 3));
  CHECK_FALSE(row.path_relationship(path, 2));
}

TEST_CASE("values of every kind are told as text", "[api]") {
  InMemory in;
  CHECK(lines(in.session,
              "RETURN null, true, 1, 1.5, 'a b', [1, 'x'], {k: [null]}, date('2020-01-02'), "
              "localtime('10:00'), time('10:00Z'), localdatetime('2020-01-02T10:00'), "
              "datetime('2020-01-02T10:00Z'), duration('P1D')") ==
        Lines{"null true 1 1.5 a b [1, 'x'] {k: [null]} 2020-01-02 10:00 10:00Z 2020-01-02T10:00 "
              "2020-01-02T10:00Z P1D"});
}

TEST_CASE("what a value is not is zero, empty or null", "[api]") {
  InMemory in;
  auto rows = need(in.session.query("RETURN 'text' AS t, 7 AS n"));
  REQUIRE(rows.next());
  const ValueView text = rows.row()["t"];
  CHECK(text.integer() == 0);
  CHECK(text.size() == 0);
  CHECK(text[std::size_t{0}].is_null());
  CHECK(text["key"].is_null());
  CHECK(text.key(0).empty());
  CHECK(text.id() == 0);
  CHECK(rows.row()["n"].string().empty());
  CHECK(rows.row()["n"].floating() == 7);
  CHECK(rows.row()[2].is_null());
  CHECK(ValueView().text() == "null");
}

TEST_CASE("rows know their columns, changes, plan and notifications", "[api]") {
  InMemory in;
  auto made = need(in.session.query("CREATE (a:A {x: 1})-[:R]->(:B) SET a.y = 2 RETURN a.x AS x"));
  CHECK(made.columns() == Lines{"x"});
  CHECK(made.writes());
  CHECK(lines_of(made) == Lines{"1"});
  CHECK(made.changes().nodes_created == 2);
  CHECK(made.changes().relationships_created == 1);
  CHECK(made.changes().labels_added == 2);
  CHECK(made.changes().properties_set == 2);
  CHECK(made.milliseconds() > 0);

  auto explained = need(in.session.query("EXPLAIN MATCH (a:A) RETURN a"));
  need(explained.finish());
  CHECK_FALSE(explained.plan().empty());
  CHECK_FALSE(explained.writes());
  CHECK(run(in.session, "CREATE INDEX FOR (a:A) ON (a.x)").indexes_added == 1);
  CHECK(explained.notifications().empty());
}

TEST_CASE("notifications are there before the first row, and each time again", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:Person {name: 'Ann'})");
  for (int times = 0; times < 2; ++times) {
    auto rows = need(in.session.query("MATCH (p:Person)\nRETURN p.nmae AS name"));
    const auto told = rows.notifications();
    REQUIRE(told.size() == 1);
    CHECK(told[0].code == "unknown-property");
    CHECK(told[0].text ==
          "note[unknown-property]: no property is named 'nmae'\n"
          "  2 | RETURN p.nmae AS name\n"
          "    |          ^^^^ did you mean 'name'?\n");
    CHECK(lines_of(rows) == Lines{"null"});
    CHECK(rows.notifications().size() == 1);
  }
}

TEST_CASE("a name is known once its transaction has written it", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:Person)");
  const auto told = [&] {
    return need(in.session.query("MATCH (p:Owner) RETURN p")).notifications().size();
  };
  need(in.session.begin());
  CHECK(told() == 1);
  run(in.session, "CREATE (:Owner)");
  CHECK(told() == 0);
  need(in.session.rollback());
  CHECK(told() == 1);
}

TEST_CASE("a name that no column has ends the rows with an error", "[api]") {
  InMemory in;
  auto rows = need(in.session.query("UNWIND [1, 2] AS x RETURN x, 2 AS y"));
  REQUIRE(rows.next());
  CHECK(rows.row()["z"].is_null());
  CHECK_FALSE(rows.next());
  REQUIRE(rows.error() != nullptr);
  CHECK(rows.error()->hint == "there are: x, y");
}

TEST_CASE("a copied value outlives its row, its rows and its database", "[api]") {
  Value kept;
  {
    InMemory in;
    auto rows = need(in.session.query("RETURN {a: ['long enough to be no small string']} AS m"));
    REQUIRE(rows.next());
    kept = rows.row()["m"];
  }
  CHECK(kept["a"][std::size_t{0}].string() == "long enough to be no small string");
}
