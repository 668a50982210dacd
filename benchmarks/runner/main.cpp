#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "benchmarks/runner/database.hpp"
#include "benchmarks/runner/inserts.hpp"
#include "benchmarks/runner/measure.hpp"
#include "benchmarks/runner/workload.hpp"

namespace {

namespace fs = std::filesystem;

constexpr const char* usage =
    "usage: stemma-bench DIR [--rows a,b] [--db PATH] [--queries DIR] [--plant ROW]\n"
    "  DIR        what gen_ownership wrote: CSV files, seeds.json, truth.json\n"
    "  --rows     only these rows: load, point, nbr, hub, up, up_deep, up_hub, sp_dir, sp_und,\n"
    "             hop3, agg, two_hop, cycle4, wcc, pagerank, prefix, contains, ins_durable,\n"
    "             ins_durable_8, ins_batch\n"
    "  --db       where the database is made and left; one that is there is used, not loaded\n"
    "  --queries  the statements; as built: " STEMMA_QUERIES
    "\n"
    "  --plant    make the expected answer of a row wrong, to see that it is noticed\n"
    "Prints a line of JSON a row. Exit code 0: every answer is right; 1: not; 2: wrong usage.\n";

struct Settings {
  std::string folder;
  std::vector<std::string> rows;
  std::string database;
  std::string queries = STEMMA_QUERIES;
  std::string plant;
};

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= list.size()) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

struct WrongUsage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void check_names(const std::vector<std::string>& rows) {
  for (const std::string& row : rows) {
    const auto has = [&](const auto& names) {
      return std::find(names.begin(), names.end(), row) != names.end();
    };
    if (row != "load" && !has(bench::query_rows()) && !has(bench::insert_rows())) {
      throw WrongUsage("there is no row '" + row + "'");
    }
  }
}

Settings read_arguments(int count, char** arguments) {
  Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const bool option = argument.starts_with("--");
    if (option && i + 1 == count) throw WrongUsage(argument + " needs a value");
    if (argument == "--rows") {
      settings.rows = split(arguments[++i]);
    } else if (argument == "--db") {
      settings.database = arguments[++i];
    } else if (argument == "--queries") {
      settings.queries = arguments[++i];
    } else if (argument == "--plant") {
      settings.plant = arguments[++i];
    } else if (option || !settings.folder.empty()) {
      throw WrongUsage("what is '" + argument + "'?");
    } else {
      settings.folder = argument;
    }
  }
  if (settings.folder.empty()) throw WrongUsage("which folder?");
  check_names(settings.rows);
  if (!settings.plant.empty()) check_names({settings.plant});
  return settings;
}

/// A folder that goes with the program, unless it was asked for by name.
class Place {
 public:
  explicit Place(const std::string& asked) : temporary_(asked.empty()) {
    if (temporary_) {
      std::string name = (fs::temp_directory_path() / "stemma-bench-XXXXXX").string();
      if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
      folder_ = name;
    } else {
      folder_ = asked;
      fs::create_directories(folder_);
    }
  }
  ~Place() {
    std::error_code ignored;
    if (temporary_) fs::remove_all(folder_, ignored);
    if (!temporary_) fs::remove_all(folder_ / "copy", ignored);
  }
  [[nodiscard]] std::string database() const { return (folder_ / "db").string(); }
  [[nodiscard]] std::string copy() const { return (folder_ / "copy").string(); }

 private:
  bool temporary_;
  fs::path folder_;
};

std::uint64_t bytes_in(const std::string& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

bench::Measured load(const Place& place, const bench::Workload& workload) {
  bench::Measured measured;
  measured.row = "load";
  const auto start = std::chrono::steady_clock::now();
  bench::Loaded loaded;
  {
    const auto database = bench::Database::open(place.database());
    loaded = database->load(workload.folder);
  }
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  measured.times_ms = {taken.count()};
  measured.answer["nodes"] = loaded.nodes;
  measured.answer["edges"] = loaded.relationships;
  measured.answer["disk_bytes"] = bytes_in(place.database());
  measured.equal = workload.truth.at("nodes").to_number<std::uint64_t>() == loaded.nodes &&
                   workload.truth.at("edges").to_number<std::uint64_t>() == loaded.relationships;
  return measured;
}

class Report {
 public:
  void add(const bench::Measured& measured) {
    std::puts(bench::as_line(measured).c_str());
    std::fflush(stdout);
    all_equal_ = all_equal_ && measured.equal;
  }
  [[nodiscard]] int exit_code() const { return all_equal_ ? 0 : 1; }

 private:
  bool all_equal_ = true;
};

int run(const Settings& settings) {
  bench::Workload workload = bench::Workload::read(settings.folder);
  if (!settings.plant.empty()) workload.plant(settings.plant);
  const auto wants = [&](std::string_view row) {
    return settings.rows.empty() ||
           std::find(settings.rows.begin(), settings.rows.end(), row) != settings.rows.end();
  };
  const Place place(settings.database);
  Report report;
  if (!fs::exists(place.database())) {
    const bench::Measured loaded = load(place, workload);
    if (wants("load") || !loaded.equal) report.add(loaded);
  }
  const bool asks = settings.rows.empty() ||
                    std::any_of(bench::query_rows().begin(), bench::query_rows().end(), wants);
  if (asks) {
    const auto database = bench::Database::open(place.database());
    const auto connection = database->connect();
    for (const bench::Row& row : workload.rows(settings.queries, settings.rows)) {
      report.add(bench::measure(*connection, row));
    }
  }
  for (const std::string_view row : bench::insert_rows()) {
    if (!wants(row)) continue;
    // Each on a copy of its own: inserts change what the other rows answer.
    fs::remove_all(place.copy());
    fs::copy(place.database(), place.copy(), fs::copy_options::recursive);
    const auto database = bench::Database::open(place.copy());
    report.add(bench::measure_inserts(*database, row, workload.seeds.at("insert").as_array()));
  }
  return report.exit_code();
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(read_arguments(count, arguments));
  } catch (const WrongUsage& problem) {
    std::fprintf(stderr, "stemma-bench: %s\n%s", problem.what(), usage);
    return 2;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "stemma-bench: %s\n", problem.what());
    return 1;
  }
}
