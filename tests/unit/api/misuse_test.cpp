#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "tests/unit/api/calls.hpp"

using namespace stemma;
using namespace stemma::unit;

TEST_CASE("sessions and rows of a closed database answer with an error", "[api]") {
  auto database = std::make_optional(need(Database::open(":memory:")));
  auto session = need(database->session());
  run(session, "CREATE (:A)");
  auto rows = need(session.query("MATCH (a) RETURN a"));
  REQUIRE(rows.next());
  const Row row = rows.row();
  const ValueView cell = row["a"];
  auto other = need(database->session());
  need(other.begin());
  run(other, "CREATE (:B)");

  database.reset();
  CHECK(error_of(session, "RETURN 1").status == Status::usage_error);
  CHECK(error_of(session, "RETURN 1").message == "the database is closed");
  CHECK(session.begin().error().status == Status::usage_error);
  CHECK(other.commit().error().status == Status::usage_error);
  CHECK(row.entity(cell).error().status == Status::usage_error);
  CHECK(cell.is(Kind::node));
  CHECK_FALSE(rows.next());
  REQUIRE(rows.error() != nullptr);
  CHECK(rows.error()->message == "the database is closed");
}

TEST_CASE("rows outlive their session", "[api]") {
  const auto database = need(Database::open(":memory:"));
  auto rows = need(database.query("UNWIND range(1, 3000) AS x RETURN x"));
  CHECK(lines_of(rows).size() == 3000);
}

TEST_CASE("two results of one session are read side by side", "[api]") {
  InMemory in;
  auto first = need(in.session.query("UNWIND range(1, 3000) AS x RETURN x"));
  auto second = need(in.session.query("UNWIND range(1, 3000) AS x RETURN -x"));
  std::int64_t both = 0;
  std::size_t count = 0;
  while (first.next() && second.next()) {
    both += first.row()[std::size_t{0}].integer() + second.row()[std::size_t{0}].integer();
    ++count;
  }
  CHECK(both == 0);
  CHECK(count == 3000);
}

TEST_CASE("a row before the first and after the last has no values", "[api]") {
  InMemory in;
  run(in.session, "CREATE (:A)");
  auto rows = need(in.session.query("MATCH (a) RETURN a"));
  CHECK(rows.row()[std::size_t{0}].is_null());
  REQUIRE(rows.next());
  const Value node = rows.row()["a"];
  CHECK_FALSE(rows.next());
  CHECK(rows.row()[std::size_t{0}].is_null());
  CHECK(rows.row().entity(node).error().status == Status::usage_error);
  CHECK_FALSE(rows.next());
  CHECK(rows.error() == nullptr);
}

TEST_CASE("a session in use by another thread says so", "[api]") {
  InMemory in;
  in.session.set_time_limit(std::chrono::milliseconds(2000));
  std::atomic<bool> ended = false;
  std::thread other([&] {
    Status status = Status::usage_error;
    // It may come while the session is busy with the other one's begin.
    while (status == Status::usage_error) {
      const auto rows = in.session.query(
          "CREATE (:A) WITH 1 AS one UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
          "WITH a, b WHERE a * b = -1 RETURN count(*)");
      status = rows ? Status::ok : rows.error().status;
    }
    CHECK(status != Status::ok);
    ended = true;
  });
  Status seen = Status::ok;
  while (!ended && seen != Status::usage_error) {
    std::this_thread::yield();
    const auto begun = in.session.begin(Access::read);
    seen = begun ? Status::ok : begun.error().status;
    if (!begun) continue;
    const auto ended_again = in.session.rollback();
    if (!ended_again) seen = ended_again.error().status;
  }
  CHECK(seen == Status::usage_error);
  in.session.cancel();
  other.join();
}

TEST_CASE("a missing handle is a usage error", "[api]") {
  stemma_error* error = nullptr;
  CHECK(stemma_session_run(nullptr, "RETURN 1", STEMMA_TEXT, nullptr, nullptr, &error) ==
        STEMMA_USAGE_ERROR);
  CHECK(std::string(stemma_error_message(error)) == "the session is NULL");
  stemma_error_free(&error);
  CHECK(error == nullptr);
  stemma_error_free(&error);
  stemma_error_free(nullptr);

  InMemory in;
  stemma_result* result = nullptr;
  CHECK(stemma_session_run(in.session.handle(), nullptr, 3, nullptr, &result, nullptr) ==
        STEMMA_USAGE_ERROR);
  CHECK(stemma_session_run(in.session.handle(), "RETURN 1", STEMMA_TEXT, nullptr, nullptr,
                           nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_result_next(nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_result_value(nullptr, 0) == nullptr);
  CHECK(stemma_result_column_count(nullptr) == 0);
  CHECK(stemma_database_open(nullptr, nullptr, nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_database_open(":memory:", nullptr, nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_database_fold(nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_database_check(nullptr, nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_database_schema(nullptr, nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_import_run(nullptr, nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(stemma_value_kind(nullptr) == STEMMA_NULL);
  CHECK(stemma_value_make_list(nullptr, 1, nullptr, nullptr) == STEMMA_USAGE_ERROR);
  CHECK(std::string(stemma_error_message(nullptr)).empty());
  CHECK(stemma_entity_property(nullptr, "x", STEMMA_TEXT) == nullptr);
  stemma_session_cancel(nullptr);
  stemma_session_close(nullptr);
  stemma_database_close(nullptr);
}

TEST_CASE("a handle moved from is missing, not dangling", "[api]") {
  InMemory in;
  Session moved = std::move(in.session);
  CHECK(error_of(in.session, "RETURN 1").status == Status::usage_error);
  CHECK(in.session.begin().error().status == Status::usage_error);
  CHECK(lines(moved, "RETURN 1") == Lines{"1"});
  Database database = std::move(in.database);
  CHECK(in.database.session().error().status == Status::usage_error);
  CHECK(in.database.schema().error().status == Status::usage_error);
  CHECK(in.database.path().empty());
}
