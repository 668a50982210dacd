#include <fstream>
#include <stdexcept>

#include "tests/unit/api/calls.hpp"
#include "tests/unit/storage/scratch.hpp"

using namespace stemma;
using namespace stemma::unit;

namespace {

/// The files of a small graph, one row of which has an end that no file has.
struct Files {
  Scratch scratch;
  ImportOptions options;

  Files() {
    std::ofstream(scratch.path("companies.csv"))
        << ":ID,name,capital:int,since:date\n1,搜云,10,2014-05-01\n2,创无限,,\n";
    std::ofstream(scratch.path("owns.csv")) << ":START_ID,:END_ID,share:float\n1,2,1.0\n1,9,0.5\n";
    options.nodes = {{scratch.path("companies.csv"), "Company", {}}};
    options.relationships = {{scratch.path("owns.csv"), "OWNS", {}}};
    options.indexes = {{"Company", "name", true}};
  }
};

std::string dump_of(const Database& database) {
  std::string text;
  need(database.dump([&](std::string_view line) {
    text.append(line).append("\n");
    return Database::Flow::more;
  }));
  return text;
}

}  // namespace

TEST_CASE("CSV files are imported with their indexes", "[api]") {
  Files files;
  InMemory in;
  files.options.skip_dangling = true;
  auto import = need(Import::make(files.options));
  const auto report = need(import.run(in.database));
  CHECK(report.nodes == 2);
  CHECK(report.relationships == 1);
  CHECK(report.rows_skipped == 1);
  REQUIRE(report.problems.size() == 1);
  CHECK_THAT(report.problems[0], Catch::Contains("owns.csv"));
  CHECK(
      lines(in.session,
            "MATCH (a {name: '搜云'})-[o:OWNS]->(b) RETURN b.name, o.share, a.since, b.capital") ==
      Lines{"创无限 1.0 2014-05-01 null"});

  const Schema schema = need(in.database.schema());
  CHECK(schema.nodes == 2);
  CHECK(schema.relationships == 1);
  REQUIRE(schema.labels.size() == 1);
  CHECK(schema.labels[0].name == "Company");
  CHECK(schema.labels[0].entities == 2);
  CHECK(schema.types[0].name == "OWNS");
  REQUIRE(schema.indexes.size() == 1);
  CHECK_THAT(schema.indexes[0].statement, Catch::Contains("UNIQUE"));
}

TEST_CASE("an import that fails leaves nothing, and says where", "[api]") {
  Files files;
  InMemory in;
  auto import = need(Import::make(files.options));
  const auto report = import.run(in.database);
  REQUIRE_FALSE(report);
  CHECK_THAT(report.error().text, Catch::Contains("owns.csv") && Catch::Contains("9"));
  CHECK(lines(in.session, "MATCH (n) RETURN count(*)") == Lines{"0"});

  files.options.nodes[0].path = files.scratch.path("absent.csv");
  auto absent = need(Import::make(files.options));
  CHECK(absent.run(in.database).error().status == Status::not_found);
  files.options.nodes[0].path.clear();
  CHECK(Import::make(files.options).error().status == Status::usage_error);
}

TEST_CASE("a dry run reads all and writes nothing; ends can be made", "[api]") {
  Files files;
  InMemory in;
  files.options.create_dangling = true;
  files.options.dry_run = true;
  auto dry = need(Import::make(files.options));
  CHECK(need(dry.run(in.database)).relationships == 2);
  CHECK(lines(in.session, "MATCH (n) RETURN count(*)") == Lines{"0"});
  files.options.dry_run = false;
  auto wet = need(Import::make(files.options));
  const auto report = need(wet.run(in.database));
  CHECK(report.nodes == 3);
  CHECK(report.nodes_created == 1);
}

TEST_CASE("an import tells how far it is, and can be cancelled then", "[api]") {
  const Scratch scratch;
  {
    std::ofstream file(scratch.path("many.csv"));
    file << ":ID\n";
    for (int i = 0; i < 50'000; ++i) file << i << '\n';
  }
  InMemory in;
  ImportOptions options;
  options.nodes = {{scratch.path("many.csv"), "A", {}}};
  std::uint64_t told = 0;
  Import* running = nullptr;
  options.progress = [&](const ImportOptions::Progress& now) {
    CHECK(now.rows > told);
    CHECK(now.bytes_read <= now.bytes_total);
    told = now.rows;
    if (running != nullptr) running->cancel();
  };
  auto stopped = need(Import::make(options));
  running = &stopped;
  CHECK(stopped.run(in.database).error().status == Status::cancelled);
  CHECK(lines(in.session, "MATCH (n) RETURN count(*)") == Lines{"0"});
  running = nullptr;
  told = 0;
  auto whole = need(Import::make(options));
  CHECK(need(whole.run(in.database)).nodes == 50'000);
  CHECK(told > 0);
}

TEST_CASE("a check of a clean database finds no problem", "[api]") {
  const Scratch scratch;
  auto database = need(Database::open(scratch.path("place")));
  auto session = need(database.session());
  run(session, "CREATE INDEX FOR (a:A) ON (a.x)");
  run(session, "UNWIND range(1, 100) AS x CREATE (:A {x: x})-[:R]->(:B)");
  for (int folded = 0; folded < 2; ++folded) {
    const CheckReport report = need(database.check());
    CHECK(report.problems.empty());
    CHECK(report.nodes == 200);
    CHECK(report.relationships == 100);
    CHECK(report.index_entries >= 100);
    need(database.fold());
  }
}

TEST_CASE("equal graphs have equal dumps, whatever their past", "[api]") {
  const Scratch scratch;
  auto database = need(Database::open(scratch.path("place")));
  auto session = need(database.session());
  run(session, "CREATE (:A {x: 1, 名: '搜云'})-[:R {w: [1, 2]}]->(:B)");
  const std::string text = dump_of(database);
  CHECK_THAT(text, Catch::Contains("搜云"));
  need(database.fold());
  CHECK(dump_of(database) == text);

  need(database.checkpoint(scratch.path("copy")));
  run(session, "MATCH (a:A) SET a.x = 2");
  CHECK(dump_of(database) != text);
  CHECK(dump_of(need(Database::open(scratch.path("copy")))) == text);
  CHECK_FALSE(database.checkpoint(scratch.path("copy")));
}

TEST_CASE("a dump stops when its sink says so or throws", "[api]") {
  InMemory in;
  run(in.session, "UNWIND range(1, 10) AS x CREATE (:A {x: x})");
  int seen = 0;
  const auto stopped = in.database.dump([&](std::string_view) {
    ++seen;
    return Database::Flow::stop;
  });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().status == Status::cancelled);
  CHECK(seen == 1);
  const auto throwing = [](std::string_view) -> Database::Flow {
    throw std::runtime_error("the disk is full");
  };
  CHECK_THROWS_WITH(in.database.dump(throwing), "the disk is full");
}
