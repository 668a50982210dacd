#include "benchmarks/runner/measure.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>

#include "benchmarks/runner/answers.hpp"

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t passes_least = 3;
constexpr std::size_t passes_most = 50;
constexpr double passes_ms = 2'000;  ///< no further pass is begun after this
constexpr double row_ms_max = 60'000;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Adds the numbers of one answer to the sums over all seeds; other parts are kept from the last.
void add(json::object& sums, const json::object& answer) {
  for (const auto& [key, value] : answer) {
    json::value& sum = sums[key];
    if (value.is_int64() && sum.is_int64()) {
      sum = sum.get_int64() + value.get_int64();
    } else if (value.is_number() && sum.is_number()) {
      sum = sum.to_number<double>() + value.to_number<double>();
    } else if (!value.is_null() || sum.is_null()) {
      sum = value;
    }
  }
}

/// Asks every call once; answers how many rows each has.
std::vector<std::size_t> check(Connection& connection, const Row& row, Measured& measured) {
  std::vector<std::size_t> sizes;
  std::size_t right = 0;
  json::object sums;
  for (const Call& call : row.calls) {
    const Table table = connection.ask(call.text, call.parameters);
    json::object answer = answer_of(row.name, table);
    if (!call.check.empty()) {
      for (const auto& [key, value] : answer_of("", connection.ask(call.check, call.parameters))) {
        answer[key] = value;
      }
    }
    right += is_right(call.expected, answer) ? 1 : 0;
    add(sums, answer);
    sizes.push_back(table.rows.size());
  }
  measured.answer["seeds"] = row.calls.size();
  measured.answer["right"] = right;
  if (row.name != "point") add(measured.answer, sums);
  measured.equal = right == row.calls.size() && right != 0;
  return sizes;
}

void time_calls(Connection& connection, const Row& row, const std::vector<std::size_t>& sizes,
                Measured& measured) {
  const Clock::time_point start = Clock::now();
  for (std::size_t pass = 0; pass < passes_most; ++pass) {
    if (pass >= passes_least && since(start) > passes_ms) return;
    for (std::size_t i = 0; i < row.calls.size(); ++i) {
      if (since(start) > row_ms_max) return;
      const Clock::time_point begin = Clock::now();
      const std::size_t rows = connection.drain(row.calls[i].text, row.calls[i].parameters);
      measured.times_ms.push_back(since(begin));
      measured.equal = measured.equal && rows == sizes[i];
    }
  }
}

double percentile(std::vector<double> times, double part) {
  if (times.empty()) return std::nan("");
  std::sort(times.begin(), times.end());
  const auto at = static_cast<std::size_t>(part * static_cast<double>(times.size()));
  return times[std::min(times.size() - 1, at)];
}

json::value rounded(double ms) {
  if (!std::isfinite(ms)) return nullptr;
  return std::round(ms * 1e5) / 1e5;
}

}  // namespace

Measured measure(Connection& connection, const Row& row) {
  Measured measured;
  measured.row = row.name;
  try {
    const auto sizes = check(connection, row, measured);
    time_calls(connection, row, sizes, measured);
  } catch (const std::exception& problem) {
    measured.error = problem.what();
    measured.equal = false;
  }
  return measured;
}

std::string as_line(const Measured& measured) {
  json::object line;
  line["row"] = measured.row;
  line["median_ms"] = rounded(percentile(measured.times_ms, 0.5));
  line["p95_ms"] = rounded(percentile(measured.times_ms, 0.95));
  line["calls"] = measured.times_ms.size();
  line["answer"] = measured.answer;
  line["equal"] = measured.equal;
  if (!measured.error.empty()) line["error"] = measured.error;
  return json::serialize(line);
}

}  // namespace bench
