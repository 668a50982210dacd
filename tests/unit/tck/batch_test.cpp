#include "tests/tck/batch.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

namespace stemma::tck {

TEST_CASE("a scenario that ends the process is a crash, and the others run", "[tck]") {
  const auto outcomes = run_apart(
      4,
      [](std::size_t i) {
        if (i == 1) ::_exit(3);
        if (i == 2) ::kill(::getpid(), SIGKILL);
        return Outcome{OutcomeKind::wrong_result, false, "one", std::to_string(i)};
      },
      std::chrono::seconds(20));
  REQUIRE(outcomes.size() == 4);
  CHECK(outcomes[0].kind == OutcomeKind::wrong_result);
  CHECK(outcomes[0].expected == "one");
  CHECK(outcomes[1].kind == OutcomeKind::crash);
  CHECK(outcomes[1].got == "exited with 3");
  CHECK(outcomes[2].kind == OutcomeKind::crash);
  CHECK_FALSE(outcomes[2].lenient);
  CHECK(outcomes[3].got == "3");
}

TEST_CASE("a scenario that does not answer in time is a crash", "[tck]") {
  const auto outcomes = run_apart(
      2,
      [](std::size_t i) {
        if (i == 0) ::pause();
        return Outcome{};
      },
      std::chrono::milliseconds(100));
  CHECK(outcomes[0].kind == OutcomeKind::crash);
  CHECK(outcomes[0].got == "no answer within the time limit");
  CHECK(outcomes[1].kind == OutcomeKind::passed);
}

}  // namespace stemma::tck
