#include <atomic>
#include <chrono>
#include <thread>

#include "tests/unit/api/calls.hpp"

using namespace stemma;
using namespace stemma::unit;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

TEST_CASE("a time limit ends what runs longer, and nothing after it", "[api]") {
  InMemory in;
  in.session.set_time_limit(50ms);
  const auto start = Clock::now();
  const Error error = error_of(in.session, endless);
  CHECK(Clock::now() - start < 5s);
  CHECK(error.status == Status::timeout);
  CHECK_THAT(error.message, Catch::Contains("50"));
  CHECK(lines(in.session, "RETURN 1") == Lines{"1"});

  CHECK(error_of(in.session, std::string("CREATE (:A) WITH 1 AS one ") + endless).status ==
        Status::timeout);
  CHECK(lines(in.session, "MATCH (a:A) RETURN count(*)") == Lines{"0"});
}

TEST_CASE("a memory limit ends what needs more, and nothing after it", "[api]") {
  InMemory in;
  in.session.set_memory_limit(1'000'000);
  for (const char* text : {"UNWIND range(1, 1000000) AS x RETURN collect(x)",
                           "UNWIND range(1, 1000000) AS x RETURN x ORDER BY -x",
                           "UNWIND range(1, 1000000) AS x RETURN DISTINCT toString(x)"}) {
    const Error error = error_of(in.session, text);
    CHECK(error.status == Status::memory_limit);
    CHECK(error.code == "memory-limit");
  }
  CHECK(lines(in.session, "RETURN 1") == Lines{"1"});
  in.session.set_memory_limit(0);
  CHECK(lines(in.session, "UNWIND range(1, 1000000) AS x RETURN size(collect(x))") ==
        Lines{"1000000"});
}

TEST_CASE("another thread cancels what runs", "[api]") {
  InMemory in;
  std::atomic<bool> ended = false;
  std::thread canceller([&] {
    // A cancel before the statement runs is not one of it: say it until it is heard.
    while (!ended) {
      std::this_thread::sleep_for(10ms);
      in.session.cancel();
    }
  });
  const auto start = Clock::now();
  const auto rows = in.session.query(endless);
  const Error error = rows ? error_of(in.session, endless) : rows.error();
  ended = true;
  canceller.join();
  CHECK(error.status == Status::cancelled);
  CHECK(Clock::now() - start < 5s);
  CHECK(lines(in.session, "RETURN 1") == Lines{"1"});
}

TEST_CASE("a cancel between two statements stops the rows of the first alone", "[api]") {
  InMemory in;
  auto rows = need(in.session.query("UNWIND range(1, 1000000) AS x RETURN x"));
  REQUIRE(rows.next());
  in.session.cancel();
  const auto finished = rows.finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().status == Status::cancelled);
  CHECK(lines(in.session, "RETURN 1") == Lines{"1"});
}
