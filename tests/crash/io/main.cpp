#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <optional>

#include "storage/fault.hpp"
#include "tests/crash/io/disk.hpp"
#include "tests/crash/io/recording_files.hpp"
#include "tests/crash/model.hpp"

/// crash-io [--seed S] [--steps N] [--every N] [--recovery N] [--directory D] [--fault NAME]
///
/// Runs a script of commits, folds and imports once and notes every call that changes a file. Then,
/// for every Nth of the calls and each of three worlds, lays out what a machine that ended at that
/// call would find, opens it, and compares: what was acknowledged is there, the next step is there
/// whole or not at all, `check` is clean. With --recovery N the opening is noted itself, for every
/// Nth of the points, and cut off again at each of its calls.
namespace stemma::crash {
namespace {

struct Arguments {
  std::uint64_t seed = 1;
  std::uint64_t steps = 50;
  std::uint64_t every = 1;
  std::uint64_t recovery = 0;
  std::string directory = "crash-io.db";
  std::string fault;
};

struct Failure {
  std::string what;
};
[[noreturn]] void fail(std::string what) { throw Failure{std::move(what)}; }

template <typename T>
T need(Result<T> result, const std::string& what) {
  if (!result) fail(what + ": " + result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

constexpr std::uint64_t steps_between_openings = 9;

storage::OpenOptions options_with(std::shared_ptr<storage::FileLayer> layer) {
  storage::OpenOptions options;
  options.file_layer = std::move(layer);
  options.fold_in_background = false;
  options.cache_bytes = 4u << 20;
  return options;
}

/// states[i]: the graph before step i.
std::vector<std::vector<std::string>> states_of(const Arguments& arguments) {
  Model model;
  std::vector<std::vector<std::string>> states{model.lines()};
  for (std::uint64_t step = 0; step < arguments.steps; ++step) {
    apply(step_of(arguments.seed, step, model), model);
    states.push_back(model.lines());
  }
  return states;
}

/// The script. It opens the store again now and then, so that logs are replayed and tables merged.
void run_script(const Arguments& arguments, const std::string& place, Trace& trace) {
  const auto layer = make_recording_layer(trace);
  Model model;
  std::unique_ptr<storage::Store> store;
  Ids ids;
  for (std::uint64_t step = 0; step < arguments.steps; ++step) {
    if (step % steps_between_openings == 0) {
      store.reset();
      store = need(storage::Store::open(place, options_with(layer)), "the script's open");
      if (step == 0) need(create_indexes(*store), "the script's index");
      ids = need(read_ids(store->snapshot()), "the script's ids");
    }
    const Step what = step_of(arguments.seed, step, model);
    need(apply(what, *store, ids), fmt::format("step {}", step));
    trace.acknowledge(step);
    if (what.fold_after) need(store->fold(), "the script's fold");
    apply(what, model);
  }
}

class Checker {
 public:
  explicit Checker(const Arguments& arguments)
      : arguments_(arguments), states_(states_of(arguments)) {}

  /// Cuts a trace off at its calls after the first `present`, which made what was there before.
  void cut(const Trace& trace, std::size_t present, const std::string& root,
           std::uint64_t acknowledged, std::uint64_t every, std::uint64_t recovery) {
    Disk disk;
    std::uint64_t calls = 0;
    for (const Call& call : trace.calls()) {
      disk.apply(call);
      if (present > 0) {
        --present;
        continue;
      }
      if (call.kind == Call::Kind::acknowledge) {
        acknowledged = call.offset + 1;
        continue;
      }
      if (++calls % every != 0) continue;
      for (const World world : {World::all_kept, World::unsynced_lost, World::last_torn}) {
        disk.lay_out(world, root, cut_place());
        const bool again = recovery != 0 && ++points_recovered_ % recovery == 0;
        try {
          if (again) cut_recovery(acknowledged);
          else check(cut_place(), acknowledged);
        } catch (const Failure& failure) {
          fail(fmt::format("cut at call {} (world {}, {} steps acknowledged): {}", calls,
                           static_cast<int>(world), acknowledged, failure.what));
        }
        ++points_;
      }
    }
  }

  [[nodiscard]] std::uint64_t points() const { return points_; }
  [[nodiscard]] std::uint64_t kept_whole() const { return kept_whole_; }
  [[nodiscard]] double slowest_ms() const { return slowest_ms_; }

 private:
  std::string cut_place() const { return arguments_.directory + "/cut"; }

  void check(const std::string& place, std::uint64_t acknowledged) {
    const auto start = std::chrono::steady_clock::now();
    const auto store = need(storage::Store::open(place, options_with(nullptr)), "does not open");
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    slowest_ms_ = std::max(slowest_ms_, took.count());
    const auto report = need(store->check(), "check");
    if (!report.problems.empty()) fail("check: " + report.problems.front());
    const auto lines = need(read_lines(store->snapshot()), "contradicts itself");
    if (lines == states_[acknowledged]) return;
    if (acknowledged + 1 >= states_.size() || lines != states_[acknowledged + 1]) {
      fail("the graph is neither with nor without the step under way");
    }
    ++kept_whole_;
  }

  /// Opens what was laid out, noting the calls, and cuts the opening off as well.
  void cut_recovery(std::uint64_t acknowledged) {
    Trace trace;
    const std::string from = cut_place();
    const std::string place = arguments_.directory + "/recovery";
    std::filesystem::remove_all(place);
    if (!std::filesystem::exists(from)) return check(from, acknowledged);
    std::filesystem::copy(from, place, std::filesystem::copy_options::recursive);
    // The files that are there were durable before the second opening.
    const auto layer = make_recording_layer(trace);
    const auto files = layer->file_system();
    note_present(*files, place);
    const std::size_t present = trace.calls().size();
    need(storage::Store::open(place, options_with(layer)), "does not open, noted");
    cut(trace, present, place, acknowledged, 1, 0);
  }

  /// Writes the files that lie in a folder through the recording layer, durably.
  static void note_present(rocksdb::FileSystem& files, const std::string& place) {
    std::vector<std::string> paths;
    for (const auto& each : std::filesystem::directory_iterator(place)) {
      paths.push_back(each.path().string());
    }
    for (const std::string& path : paths) {
      std::string content;
      if (!rocksdb::ReadFileToString(&files, path, &content).ok()) fail("cannot read " + path);
      std::filesystem::remove(path);
      std::unique_ptr<rocksdb::FSWritableFile> file;
      if (!files.NewWritableFile(path, {}, &file, nullptr).ok() ||
          !file->Append(content, {}, nullptr).ok() || !file->Sync({}, nullptr).ok() ||
          !file->Close({}, nullptr).ok()) {
        fail("cannot write " + path);
      }
    }
    std::unique_ptr<rocksdb::FSDirectory> directory;
    if (!files.NewDirectory(place, {}, &directory, nullptr).ok() ||
        !directory->Fsync({}, nullptr).ok()) {
      fail("cannot sync " + place);
    }
  }

  const Arguments& arguments_;
  const std::vector<std::vector<std::string>> states_;
  std::uint64_t points_ = 0;
  std::uint64_t points_recovered_ = 0;
  std::uint64_t kept_whole_ = 0;
  double slowest_ms_ = 0;
};

#ifdef STEMMA_STORAGE_FAULTS
bool plant(const std::string& name) {
  using storage::Fault;
  constexpr std::pair<const char*, Fault> faults[] = {
      {"sync-dropped", Fault::sync_dropped},
      {"directory-before-write", Fault::directory_before_write},
      {"delta-applied-twice", Fault::delta_applied_twice},
      {"index-entry-kept", Fault::index_entry_kept},
      {"import-before-ingest", Fault::import_before_ingest}};
  for (const auto& [known, fault] : faults) {
    if (name == known) storage::planted_fault = fault;
  }
  return storage::planted_fault != Fault::none;
}
#else
bool plant(const std::string&) { return false; }
#endif

int run(const Arguments& arguments) {
  std::filesystem::remove_all(arguments.directory);
  std::filesystem::create_directories(arguments.directory);
  Trace trace;
  const std::string place = arguments.directory + "/script";
  Checker checker(arguments);
  try {
    run_script(arguments, place, trace);
    checker.cut(trace, 0, place, 0, arguments.every, arguments.recovery);
  } catch (const Failure& failure) {
    fmt::print("FAILED: {}\n", failure.what);
    return 1;
  }
  std::filesystem::remove_all(arguments.directory);
  fmt::print(
      "{} calls, {} points in 3 worlds: 0 lost, 0 half, 0 unopenable, {} with the step under way, "
      "slowest open {:.0f} ms\n",
      trace.calls().size() - arguments.steps, checker.points(), checker.kept_whole(),
      checker.slowest_ms());
  return checker.points() > 0 ? 0 : 1;
}

}  // namespace
}  // namespace stemma::crash

int main(int count, char** words) {
  stemma::crash::Arguments arguments;
  bool right = true;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (i + 1 >= count) right = false;
    else if (word == "--seed") arguments.seed = std::stoull(words[++i]);
    else if (word == "--steps") arguments.steps = std::stoull(words[++i]);
    else if (word == "--every")
      arguments.every = std::max<std::uint64_t>(1, std::stoull(words[++i]));
    else if (word == "--recovery") arguments.recovery = std::stoull(words[++i]);
    else if (word == "--directory") arguments.directory = words[++i];
    else if (word == "--fault") arguments.fault = words[++i];
    else right = false;
  }
  if (!arguments.fault.empty() && !stemma::crash::plant(arguments.fault)) right = false;
  if (!right) {
    fmt::print(
        "usage: crash-io [--seed S] [--steps N] [--every N] [--recovery N] [--directory D]"
        " [--fault NAME]\n");
    return 2;
  }
  return stemma::crash::run(arguments);
}
