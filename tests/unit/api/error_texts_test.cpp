#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "core/error.hpp"
#include "storage/files/store_marker.hpp"
#include "tests/unit/api/calls.hpp"
#include "tests/unit/storage/scratch.hpp"

// The texts of the errors that no page of tests/golden can have: those of the disk and of limits.
// Every code has its text there, in tests/shell or here.

using namespace stemma;
using namespace stemma::unit;
using namespace std::chrono_literals;

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::string opening_error(const std::string& path, OpenMode mode = OpenMode::create_or_open) {
  const auto database = Database::open(path, {mode});
  if (database) FAIL(path << " was opened");
  return database.error().text;
}

}  // namespace

TEST_CASE("the text of an error of limits and of use", "[api][errors]") {
  InMemory in;
  in.session.set_time_limit(50ms);
  CHECK(error_of(in.session, endless).text ==
        "error[timeout]: the time limit of 50 ms is over\n"
        "  narrow the pattern, bound its length, or raise the limit\n");
  in.session.set_time_limit(0ms);

  std::atomic<bool> heard = false;
  std::thread other([&] {
    // A cancel before the statement runs is not one of it: say it until it is heard.
    while (!heard) {
      in.session.cancel();
      std::this_thread::sleep_for(10ms);
    }
  });
  CHECK(error_of(in.session, endless).text == "error[cancelled]: the query was cancelled\n");
  heard = true;
  other.join();

  const auto committed = in.session.commit();
  REQUIRE_FALSE(committed);
  CHECK(committed.error().text ==
        "error[invalid-usage]: no transaction is open\n  call begin first\n");
  CHECK(error_of(in.session, "RETURN 1" + std::string(20'000'000, ' ')).text ==
        "error[text-too-long]: the query has 20000008 bytes; at most 16777216 are taken\n"
        "  pass data as parameters, or import it\n");
  CHECK(
      error_of(in.session, "CALL ownership.owners YIELD owner RETURN owner").text ==
      "error[invalid-argument-passing-mode]: ownership.owners needs its arguments in parentheses "
      "here\n"
      "  1 | CALL ownership.owners YIELD owner RETURN owner\n"
      "    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only a CALL that is the whole query takes them from "
      "the parameters\n");
  CHECK(error_of(in.session, "MATCH ()-[r]->()-[r]->() RETURN r").text ==
        "error[relationship-uniqueness-violation]: 'r' stands twice in one pattern, which uses a "
        "relationship once\n"
        "  1 | MATCH ()-[r]->()-[r]->() RETURN r\n"
        "    |                   ^\n");

  auto late = need(in.database.session());
  need(late.begin(Access::read));
  run(in.session, "CREATE (:A)");
  CHECK(error_of(late, "CREATE (:B)").text ==
        "error[conflict]: another transaction has committed since this one began to read\n"
        "  run it again\n");
}

TEST_CASE("the text of an error of opening", "[api][errors]") {
  const Scratch scratch;
  const std::string place = scratch.path("place");
  std::ofstream(scratch.path("file")) << "no database";
  CHECK(opening_error(scratch.path("file")) ==
        "error[not-a-store]: " + scratch.path("file") +
            " is not a stemma database\n"
            "  name a directory that does not exist yet, or an empty one\n");
  CHECK(need(Database::open(place)).created());
  {
    const auto reader = need(Database::open(place, {OpenMode::read_only}));
    auto session = need(reader.session());
    CHECK(error_of(session, "CREATE (:A)").text ==
          "error[read-only]: " + place + " was opened read-only\n");
  }
  const std::filesystem::path marker = std::filesystem::path(place) / storage::marker_name;
  const std::string whole = content_of(marker);
  storage::StoreMarker newer = *storage::StoreMarker::decode(whole);
  newer.format = 1000;
  newer.release = "9.0.0";
  std::ofstream(marker) << newer.encode();
  CHECK(opening_error(place) ==
        "error[newer-format]: " + place +
            " has format 1000, written by release 9.0.0; this release reads up to format " +
            std::to_string(storage::format_version) + "\n  use a newer release\n");
  std::ofstream(marker) << whole.substr(0, whole.size() - 5) << "0000\n";
  CHECK(opening_error(place) == "error[corruption]: the file STEMMA does not match its checksum\n");
}

TEST_CASE("every error code has its text in a test", "[errors]") {
  const std::filesystem::path tests = std::filesystem::path(STEMMA_SOURCE_DIR) / "tests";
  std::string texts;
  for (const char* const room : {"golden", "shell", "unit"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests / room)) {
      if (entry.is_regular_file()) texts += content_of(entry.path());
    }
  }
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const std::string name(name_of(static_cast<ErrorCode>(code)));
    INFO(name);
    CHECK(texts.find("error[" + name + "]: ") != std::string::npos);
  }
  CHECK(texts.find("error[no-such-code]" + std::string(": ")) == std::string::npos);
}
