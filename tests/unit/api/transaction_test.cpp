#include "tests/unit/api/calls.hpp"

using namespace stemma;
using namespace stemma::unit;

namespace {

const char* const count_all = "MATCH (n) RETURN count(*)";

}  // namespace

TEST_CASE("a committed transaction stays, one rolled back leaves nothing", "[api]") {
  InMemory in;
  need(in.session.begin());
  CHECK(in.session.in_transaction());
  run(in.session, "CREATE (:A)");
  CHECK(lines(in.session, count_all) == Lines{"1"});
  need(in.session.commit());
  CHECK_FALSE(in.session.in_transaction());

  need(in.session.begin());
  run(in.session, "CREATE (:A), (:B)");
  CHECK(lines(in.session, count_all) == Lines{"3"});
  need(in.session.rollback());
  CHECK(lines(in.session, count_all) == Lines{"1"});
}

TEST_CASE("a transaction that nobody commits is rolled back", "[api]") {
  InMemory in;
  {
    auto transaction = need(Transaction::begin(in.session));
    need(need(transaction.query("CREATE (:A)")).finish());
  }
  CHECK_FALSE(in.session.in_transaction());
  {
    auto other = need(in.database.session());
    need(other.begin());
    run(other, "CREATE (:A)");
  }
  CHECK(lines(in.session, count_all) == Lines{"0"});
}

TEST_CASE("a transaction that has ended runs nothing", "[api]") {
  InMemory in;
  auto transaction = need(Transaction::begin(in.session));
  need(need(transaction.query("CREATE (:A)")).finish());
  need(transaction.commit());
  CHECK(transaction.query("CREATE (:A)").error().status == Status::usage_error);
  CHECK(transaction.commit().error().status == Status::usage_error);
  CHECK(transaction.rollback().error().status == Status::usage_error);
  CHECK(lines(in.session, count_all) == Lines{"1"});
}

TEST_CASE("begin, commit and rollback out of turn are usage errors", "[api]") {
  InMemory in;
  CHECK(in.session.commit().error().status == Status::usage_error);
  CHECK(in.session.rollback().error().status == Status::usage_error);
  need(in.session.begin());
  CHECK(in.session.begin().error().status == Status::usage_error);
  CHECK(in.session.in_transaction());
  need(in.session.rollback());
}

TEST_CASE("a statement that fails fails its transaction, and the session goes on", "[api]") {
  InMemory in;
  need(in.session.begin());
  run(in.session, "CREATE (:A)");
  CHECK(error_of(in.session, "CREATE (:B {x: 1/0})").detail == "DivisionByZero");
  CHECK(error_of(in.session, count_all).status == Status::usage_error);
  CHECK(in.session.commit().error().status == Status::usage_error);
  CHECK_FALSE(in.session.in_transaction());
  CHECK(lines(in.session, count_all) == Lines{"0"});
}

TEST_CASE("nobody sees what is not committed, and a snapshot stays as it was", "[api]") {
  InMemory in;
  auto other = need(in.database.session());
  run(in.session, "CREATE (:A)");
  need(other.begin(Access::read));
  CHECK(lines(other, count_all) == Lines{"1"});

  need(in.session.begin());
  run(in.session, "CREATE (:A)");
  auto third = need(in.database.session());
  CHECK(lines(third, count_all) == Lines{"1"});
  need(in.session.commit());
  CHECK(lines(third, count_all) == Lines{"2"});
  CHECK(lines(other, count_all) == Lines{"1"});
  need(other.commit());
  CHECK(lines(other, count_all) == Lines{"2"});
}

TEST_CASE("rows being read are those of their snapshot, whatever is written meanwhile", "[api]") {
  InMemory in;
  run(in.session, "UNWIND range(1, 5000) AS x CREATE (:A {x: x})");
  auto rows = need(in.session.query("MATCH (a:A) RETURN a ORDER BY a.x"));
  REQUIRE(rows.next());
  run(in.session, "MATCH (a:A) DETACH DELETE a");
  std::int64_t expected = 1;
  do {
    const Entity node = need(rows.row().entity(rows.row()["a"]));
    REQUIRE_FALSE(node.deleted());
    REQUIRE(node["x"].integer() == expected);
    ++expected;
  } while (rows.next());
  CHECK(rows.error() == nullptr);
  CHECK(expected == 5001);
  CHECK(lines(in.session, count_all) == Lines{"0"});
}

TEST_CASE("a reading transaction that turns to writing late is in conflict", "[api]") {
  InMemory in;
  auto other = need(in.database.session());
  need(other.begin(Access::read));
  CHECK(lines(other, count_all) == Lines{"0"});
  run(in.session, "CREATE (:A)");
  CHECK(error_of(other, "CREATE (:B)").status == Status::conflict);
  need(other.rollback());
  run(other, "CREATE (:B)");
  CHECK(lines(in.session, count_all) == Lines{"2"});
}

TEST_CASE("rows outlive the transaction they were made in", "[api]") {
  InMemory in;
  need(in.session.begin());
  auto rows = need(in.session.query("UNWIND [1, 2] AS x CREATE (a:A {x: x}) RETURN a, a.x AS x"));
  REQUIRE(rows.next());
  const bool committed = GENERATE(true, false);
  need(committed ? in.session.commit() : in.session.rollback());
  CHECK(rows.row()["x"].integer() == 1);
  REQUIRE(rows.next());
  CHECK(rows.row()["x"].integer() == 2);
  const Entity node = need(rows.row().entity(rows.row()["a"]));
  CHECK(node.label(0) == "A");
  CHECK(node["x"].integer() == 2);
  CHECK_FALSE(rows.next());
}

TEST_CASE("what a transaction has deleted is told as deleted", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:A {x: 1})-[:R]->(:B)");
  auto rows = need(in.session.query("MATCH (a:A)-[r]->() DETACH DELETE a RETURN a, r"));
  REQUIRE(rows.next());
  const Entity node = need(rows.row().entity(rows.row()["a"]));
  CHECK(node.deleted());
  CHECK(node.property_count() == 0);
  CHECK(need(rows.row().entity(rows.row()["r"])).deleted());
}
