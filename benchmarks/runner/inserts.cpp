#include "benchmarks/runner/inserts.hpp"

#include <chrono>
#include <cmath>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t durable_most = 2'000;
constexpr std::size_t batch_size = 10'000;
constexpr double durable_ms_max = 5'000;
constexpr std::size_t threads = 8;

const std::string insert_text =
    "MATCH (a:Company {id: $a}), (b:Company {id: $b}) "
    "CREATE (a)-[:OWNS {share: 0.5, since: date('2024-01-01')}]->(b)";

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Parameters ends(const json::array& ids, std::size_t pair) {
  const auto id = [&](std::size_t i) {
    return std::string(ids.at(i % ids.size()).as_string().c_str());
  };
  return {{"a", id(2 * pair)}, {"b", id(2 * pair + 1)}};
}

std::int64_t count_owns(Connection& connection) {
  const Table table = connection.ask("MATCH ()-[r:OWNS]->() RETURN count(*) AS n", {});
  return std::get<std::int64_t>(table.rows.at(0).at(0));
}

void insert_one_by_one(Connection& connection, const json::array& ids, std::size_t first,
                       std::size_t step, std::vector<double>& times) {
  const Clock::time_point start = Clock::now();
  for (std::size_t i = first; i < durable_most && since(start) < durable_ms_max; i += step) {
    const Clock::time_point begin = Clock::now();
    connection.drain(insert_text, ends(ids, i));
    times.push_back(since(begin));
  }
}

void insert_from_threads(Database& database, const json::array& ids, std::vector<double>& times) {
  std::mutex mutex;
  std::exception_ptr problem;
  std::vector<std::thread> running;
  for (std::size_t t = 0; t < threads; ++t) {
    running.emplace_back([&, t] {
      std::vector<double> mine;
      try {
        insert_one_by_one(*database.connect(), ids, t, threads, mine);
      } catch (...) {
        const std::lock_guard lock(mutex);
        problem = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      times.insert(times.end(), mine.begin(), mine.end());
    });
  }
  for (std::thread& each : running) each.join();
  if (problem) std::rethrow_exception(problem);
}

void insert_batch(Connection& connection, const json::array& ids, std::vector<double>& times) {
  connection.begin();
  for (std::size_t i = 0; i < batch_size; ++i) {
    const Clock::time_point begin = Clock::now();
    connection.drain(insert_text, ends(ids, durable_most + i));
    times.push_back(since(begin));
  }
  connection.commit();
}

}  // namespace

const std::vector<std::string_view>& insert_rows() {
  static const std::vector<std::string_view> names = {"ins_durable", "ins_durable_8", "ins_batch"};
  return names;
}

Measured measure_inserts(Database& database, std::string_view row, const json::array& ids) {
  Measured measured;
  measured.row = std::string(row);
  try {
    const auto connection = database.connect();
    const std::int64_t before = count_owns(*connection);
    const Clock::time_point start = Clock::now();
    if (row == "ins_durable") insert_one_by_one(*connection, ids, 0, 1, measured.times_ms);
    if (row == "ins_durable_8") insert_from_threads(database, ids, measured.times_ms);
    if (row == "ins_batch") insert_batch(*connection, ids, measured.times_ms);
    const double seconds = since(start) / 1000;
    const std::int64_t added = count_owns(*connection) - before;
    measured.answer["inserted"] = added;
    measured.answer["per_s"] = std::round(static_cast<double>(measured.times_ms.size()) / seconds);
    measured.equal = added == static_cast<std::int64_t>(measured.times_ms.size()) && added > 0;
  } catch (const std::exception& problem) { measured.error = problem.what(); }
  return measured;
}

}  // namespace bench
