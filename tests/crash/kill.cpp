#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "tests/crash/model.hpp"

/// crash-kill --kills N [--seed S] [--directory D]: a child process commits, folds and imports;
/// it is killed with SIGKILL at a random moment; what it acknowledged must all be there, and
/// nothing half done. With --plant the harness takes one acknowledgement for two: it must then
/// report a loss.
namespace stemma::crash {
namespace {

using Clock = std::chrono::steady_clock;

struct Arguments {
  std::uint64_t kills = 20;
  std::uint64_t seed = 1;
  std::string directory = "crash-kill.db";
  bool plant = false;
  std::uint64_t child_from = none;  ///< a child: commit steps from this number on, until killed

  static constexpr std::uint64_t none = ~std::uint64_t{0};
};

[[noreturn]] void fail(const std::string& what) {
  fmt::print(stderr, "FAILED: {}\n", what);
  std::exit(1);
}

template <typename T>
T need(Result<T> result, const std::string& what) {
  if (!result.ok()) fail(what + ": " + result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

/// The child: commits steps until it is killed, and writes the number of each to standard output
/// once it is acknowledged.
int commit_steps(const Arguments& arguments) {
  Model model;
  for (std::uint64_t number = 0; number < arguments.child_from; ++number) {
    apply(step_of(arguments.seed, number, model), model);
  }
  const auto store = need(storage::Store::open(arguments.directory), "the child's open");
  Ids ids = need(read_ids(store->snapshot()), "the child's ids");
  for (std::uint64_t number = arguments.child_from;; ++number) {
    const Step step = step_of(arguments.seed, number, model);
    need(apply(step, *store, ids), "a commit");
    if (write(STDOUT_FILENO, &number, sizeof number) != sizeof number) fail("the pipe is closed");
    if (step.fold_after) need(store->fold(), "a fold");
    apply(step, model);
  }
}

/// A process of its own, with nothing of RocksDB in it yet; its standard output is the pipe.
pid_t start_child(const Arguments& arguments, std::uint64_t first, int output) {
  const std::string from = std::to_string(first);
  const std::string seed = std::to_string(arguments.seed);
  const char* words[] = {"crash-kill",
                         "--child-from",
                         from.c_str(),
                         "--seed",
                         seed.c_str(),
                         "--directory",
                         arguments.directory.c_str(),
                         nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, "/proc/self/exe", &actions, nullptr, const_cast<char**>(words), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) fail("the child cannot be started");
  return child;
}

/// How many steps the child acknowledged before it was killed, some time after its first commit or
/// after its start: opening, too, is interrupted.
std::uint64_t run_and_kill(const Arguments& arguments, std::uint64_t first, bool early,
                           std::chrono::microseconds after) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("no pipe");
  const pid_t child = start_child(arguments, first, ends[1]);
  close(ends[1]);
  std::uint64_t number = 0;
  std::uint64_t acknowledged = 0;
  if (!early && read(ends[0], &number, sizeof number) == sizeof number) ++acknowledged;
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  while (read(ends[0], &number, sizeof number) == sizeof number) ++acknowledged;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) {
    fail(fmt::format("the child stopped by itself with {}", WEXITSTATUS(status)));
  }
  return acknowledged;
}

struct Totals {
  std::uint64_t commits = 0;
  std::uint64_t unacknowledged = 0;
  double slowest_open_ms = 0;
};

/// Opens what the kill left and finds out how many steps are in it: the acknowledged ones, and
/// perhaps the one that was under way.
std::uint64_t check_left(const Arguments& arguments, Model& model, std::uint64_t first,
                         std::uint64_t acknowledged, Totals& totals) {
  const auto start = Clock::now();
  const auto store = need(storage::Store::open(arguments.directory), "the store does not open");
  const double milliseconds =
      std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  totals.slowest_open_ms = std::max(totals.slowest_open_ms, milliseconds);
  const auto report = need(store->check(), "check");
  if (!report.problems.empty()) fail("check: " + report.problems.front());
  const std::vector<std::string> lines =
      need(read_lines(store->snapshot()), "the graph contradicts itself");
  for (std::uint64_t i = 0; i < acknowledged; ++i)
    apply(step_of(arguments.seed, first + i, model), model);
  if (lines == model.lines()) return acknowledged;
  apply(step_of(arguments.seed, first + acknowledged, model), model);
  if (lines != model.lines()) {
    fail(fmt::format(
        "after {} acknowledged steps from {} the graph is neither with nor without the next",
        acknowledged, first));
  }
  ++totals.unacknowledged;
  return acknowledged + 1;
}

int run(const Arguments& arguments) {
  std::filesystem::remove_all(arguments.directory);
  Model model;
  {
    const auto store = need(storage::Store::open(arguments.directory), "create");
    if (auto made = create_indexes(*store); !made.ok()) fail("index: " + made.error().message);
  }
  std::mt19937_64 random(arguments.seed);
  Totals totals;
  std::uint64_t next = 0;
  for (std::uint64_t round = 0; round < arguments.kills; ++round) {
    const std::chrono::microseconds after(5'000 + random() % 250'000);
    const bool early = random() % 5 == 0;
    std::uint64_t acknowledged = run_and_kill(arguments, next, early, after);
    if (arguments.plant) acknowledged += 2;
    const std::uint64_t there = check_left(arguments, model, next, acknowledged, totals);
    totals.commits += acknowledged;
    next += there;
    if ((round + 1) % 20 == 0) fmt::print("{} kills, {} commits\n", round + 1, totals.commits);
  }
  std::filesystem::remove_all(arguments.directory);
  fmt::print(
      "{} kills, {} acknowledged commits, 0 lost, {} unacknowledged kept whole, slowest open "
      "{:.0f} ms\n",
      arguments.kills, totals.commits, totals.unacknowledged, totals.slowest_open_ms);
  if (totals.slowest_open_ms > 5000) fail("an open took longer than 5 s");
  if (totals.commits == 0) fail("no commit was made: nothing was tested");
  return 0;
}

}  // namespace
}  // namespace stemma::crash

int main(int count, char** words) {
  stemma::crash::Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--plant") arguments.plant = true;
    else if (word == "--kills" && i + 1 < count) arguments.kills = std::stoull(words[++i]);
    else if (word == "--seed" && i + 1 < count) arguments.seed = std::stoull(words[++i]);
    else if (word == "--directory" && i + 1 < count) arguments.directory = words[++i];
    else if (word == "--child-from" && i + 1 < count)
      arguments.child_from = std::stoull(words[++i]);
    else return fmt::print("usage: crash-kill --kills N [--seed S] [--directory D] [--plant]\n"), 2;
  }
  if (arguments.child_from != stemma::crash::Arguments::none) {
    return stemma::crash::commit_steps(arguments);
  }
  return stemma::crash::run(arguments);
}
