#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "tests/crash/model.hpp"

/// crash-snapshots --seconds N [--seed S]: one writer, two readers, folds forced at random. Each
/// reader takes a snapshot and reads it slowly; it must be the model's graph at the snapshot's
/// sequence. With --plant a reader compares with the state after the next commit: it must then
/// report a difference.
namespace stemma::crash {
namespace {

struct Shared {
  storage::Store& store;
  std::mutex mutex;
  std::map<Sequence, std::vector<std::string>> states;  ///< by sequence: the model's lines
  std::atomic<bool> stop = false;
  std::atomic<std::uint64_t> compared = 0;
  std::string problem;

  void report(std::string what) {
    const std::lock_guard lock(mutex);
    if (problem.empty()) problem = std::move(what);
    stop = true;
  }
};

void write_steps(Shared& shared, std::uint64_t seed) {
  Model model;
  auto ids = read_ids(shared.store.snapshot());
  if (!ids.ok()) return shared.report(ids.error().message);
  for (std::uint64_t number = 0; !shared.stop; ++number) {
    const Step step = step_of(seed, number, model);
    apply(step, model);
    auto snapshot = apply(step, shared.store, *ids);
    if (!snapshot.ok()) return shared.report("commit: " + snapshot.error().message);
    const std::lock_guard lock(shared.mutex);
    shared.states[snapshot->sequence()] = model.lines();
    constexpr std::size_t states_kept = 2000;
    if (shared.states.size() > states_kept) shared.states.erase(shared.states.begin());
  }
}

void fold_at_random(Shared& shared, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  while (!shared.stop) {
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
    if (auto folded = shared.store.fold(1 + random() % 20); !folded.ok())
      shared.report("fold: " + folded.error().message);
  }
}

void read_snapshots(Shared& shared, std::uint64_t seed, bool plant) {
  std::mt19937_64 random(seed);
  while (!shared.stop) {
    const storage::Snapshot snapshot = shared.store.snapshot();
    // Held for a while, so that folds and commits happen between taking and reading it.
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 30'000));
    const auto lines = read_lines(snapshot);
    if (!lines.ok())
      return shared.report("a snapshot contradicts itself: " + lines.error().message);
    const std::lock_guard lock(shared.mutex);
    auto state = shared.states.find(snapshot.sequence());
    if (plant && state != shared.states.end()) ++state;
    // The writer may not have noted its newest commit yet.
    if (state == shared.states.end()) continue;
    if (state->second != *lines) {
      shared.problem = fmt::format("the snapshot at {} is not the model's graph there",
                                   number(snapshot.sequence()));
      shared.stop = true;
      return;
    }
    ++shared.compared;
  }
}

int run(std::uint64_t seconds, std::uint64_t seed, bool plant, const std::string& directory) {
  std::filesystem::remove_all(directory);
  auto store = storage::Store::open(directory);
  if (!store.ok()) return fmt::print("FAILED: {}\n", store.error().message), 1;
  if (auto made = create_indexes(**store); !made.ok())
    return fmt::print("FAILED: {}\n", made.error().message), 1;
  Shared shared{**store, {}, {}, {}, {}, {}};
  {
    std::jthread writer([&] { write_steps(shared, seed); });
    std::jthread folder([&] { fold_at_random(shared, seed + 1); });
    std::jthread first([&] { read_snapshots(shared, seed + 2, plant); });
    std::jthread second([&] { read_snapshots(shared, seed + 3, plant); });
    for (std::uint64_t tick = 0; tick < seconds * 10 && !shared.stop; ++tick) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    shared.stop = true;
  }
  if (!shared.problem.empty()) return fmt::print("FAILED: {}\n", shared.problem), 1;
  const auto report = (*store)->check();
  if (!report.ok() || !report->problems.empty()) {
    return fmt::print("FAILED: check: {}\n",
                      report.ok() ? report->problems.front() : report.error().message),
           1;
  }
  const storage::Statistics statistics = (*store)->statistics();
  fmt::print("{} snapshots compared, 0 differences, {} commits noted, {} folds\n",
             shared.compared.load(), shared.states.size(), statistics.folds);
  store->reset();
  std::filesystem::remove_all(directory);
  return shared.compared > 0 ? 0 : 1;
}

}  // namespace
}  // namespace stemma::crash

int main(int count, char** words) {
  std::uint64_t seconds = 5;
  std::uint64_t seed = 1;
  bool plant = false;
  std::string directory = "crash-snapshots.db";
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--plant") plant = true;
    else if (word == "--seconds" && i + 1 < count) seconds = std::stoull(words[++i]);
    else if (word == "--seed" && i + 1 < count) seed = std::stoull(words[++i]);
    else if (word == "--directory" && i + 1 < count) directory = words[++i];
    else
      return fmt::print(
                 "usage: crash-snapshots --seconds N [--seed S] [--directory D] [--plant]\n"),
             2;
  }
  return stemma::crash::run(seconds, seed, plant, directory);
}
