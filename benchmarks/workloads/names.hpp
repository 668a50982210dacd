#pragma once

#include <string>

#include "benchmarks/workloads/random.hpp"

namespace workload {

/// Makes up what the nodes are called, when things happened and what they cost.
class Names {
 public:
  explicit Names(Random& random) : random_(random) {}

  /// Provinces, few of them with most of everything.
  std::string province();
  /// The province of place i, going round.
  static std::string province_at(std::uint32_t i);
  static constexpr std::uint32_t provinces = 31;

  std::string company(const std::string& province);
  std::string person();
  std::string county_office();
  std::string project(const std::string& province);
  std::string status();
  std::string day();
  /// A sum of money around e to the `magnitude`; sometimes nothing.
  std::string money(double nothing, double magnitude);

 private:
  std::string han();
  std::string english();
  std::string industry();
  Random& random_;
};

/// C000000012
std::string make_id(char letter, std::uint32_t number);

}  // namespace workload
