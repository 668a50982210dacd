#include <unistd.h>

#include <fstream>

#include "tests/unit/api/calls.hpp"
#include "tests/unit/storage/scratch.hpp"

using namespace stemma;
using namespace stemma::unit;

TEST_CASE("a path that does not exist becomes a database, which is found again", "[api]") {
  const Scratch scratch;
  const std::string path = scratch.path("place");
  std::string uuid;
  {
    const auto database = need(Database::open(path));
    auto session = need(database.session());
    CHECK(database.created());
    CHECK(database.path() == path);
    CHECK(database.format_version() > 0);
    CHECK(database.written_by() == version());
    uuid = database.uuid();
    CHECK(uuid.size() == 36);
    CHECK(run(session, "CREATE (:A {x: 1})").nodes_created == 1);
  }
  const auto again = need(Database::open(path, {OpenMode::open_existing}));
  auto session = need(again.session());
  CHECK_FALSE(again.created());
  CHECK(again.uuid() == uuid);
  CHECK(lines(session, "MATCH (a:A) RETURN a.x") == Lines{"1"});
}

TEST_CASE("what is not there, or is no database, is not opened", "[api]") {
  const Scratch scratch;
  const auto absent = Database::open(scratch.path("absent"), {OpenMode::open_existing});
  REQUIRE_FALSE(absent);
  CHECK(absent.error().status == Status::not_found);
  CHECK_THAT(absent.error().message, Catch::Contains("absent"));
  const auto unread = Database::open(scratch.path("absent"), {OpenMode::read_only});
  REQUIRE_FALSE(unread);
  CHECK(unread.error().status == Status::not_found);

  std::ofstream(scratch.path("file")) << "no database";
  const auto file = Database::open(scratch.path("file"));
  REQUIRE_FALSE(file);
  CHECK(file.error().status == Status::not_a_store);

  const auto unnamed = Database::open("");
  REQUIRE_FALSE(unnamed);
  CHECK(unnamed.error().status == Status::usage_error);
}

TEST_CASE("a database opened for reading is read, beside its writer, and never written", "[api]") {
  const Scratch scratch;
  const auto writer = need(Database::open(scratch.path("place")));
  auto writing = need(writer.session());
  run(writing, "CREATE (:A {x: 1})");

  const auto reader = need(Database::open(scratch.path("place"), {OpenMode::read_only}));
  auto reading = need(reader.session());
  CHECK(lines(reading, "MATCH (a:A) RETURN a.x") == Lines{"1"});
  CHECK(error_of(reading, "CREATE (:B)").status == Status::read_only);
  CHECK(lines(reading, "MATCH (n) RETURN count(*)") == Lines{"1"});
}

TEST_CASE("a database in use names the process that has it", "[api]") {
  const Scratch scratch;
  const auto first = need(Database::open(scratch.path("place")));
  const auto second = Database::open(scratch.path("place"));
  REQUIRE_FALSE(second);
  CHECK(second.error().status == Status::locked);
  CHECK(second.error().code == "locked");
  CHECK_THAT(second.error().text, Catch::Contains(std::to_string(::getpid())));
}
