#include "benchmarks/runner/json.hpp"

#include <algorithm>
#include <boost/json/src.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bench {
namespace {

bool is_integer(const json::value& value) { return value.is_int64() || value.is_uint64(); }

bool near(double expected, double found) {
  return std::abs(expected - found) <= std::max(1e-6, 1e-9 * std::abs(expected));
}

}  // namespace

json::value read_json(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  json::error_code problem;
  json::value value = json::parse(text, problem);
  if (problem) throw std::runtime_error(path + " is not JSON: " + problem.message());
  return value;
}

bool equal(const json::value& expected, const json::value& found) {
  if (expected.is_array() && found.is_array()) {
    const auto& a = expected.get_array();
    const auto& b = found.get_array();
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), equal);
  }
  if (is_integer(expected) && is_integer(found)) return expected == found;
  if (expected.is_double() && found.is_number()) {
    return near(expected.get_double(), found.to_number<double>());
  }
  return expected.kind() == found.kind() && expected == found;
}

bool equal_ranks(const json::value& expected, const json::value& found) {
  if (!expected.is_array() || !found.is_array()) return false;
  const auto same = [](const json::value& a, const json::value& b) {
    return a.at(0) == b.at(0) &&
           std::abs(a.at(1).to_number<double>() - b.at(1).to_number<double>()) <= 1e-9;
  };
  const auto& a = expected.get_array();
  const auto& b = found.get_array();
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same);
}

}  // namespace bench
