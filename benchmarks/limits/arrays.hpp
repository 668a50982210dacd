#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace limits {

/// One direction of OWNS, node by node.
struct Side {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> others;
  std::vector<double> shares;

  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const {
    return begins[node + 1] - begins[node];
  }
};

/// OWNS of a workload in plain arrays. Nodes: companies, then persons, then governments.
struct Arrays {
  std::uint32_t companies = 0;
  std::uint32_t persons = 0;
  std::uint32_t nodes = 0;
  Side in;
  Side out;

  static Arrays read(const std::string& folder);
  [[nodiscard]] std::uint32_t node(const char* id) const;
};

/// The parameters of the rows.
class Seeds {
 public:
  explicit Seeds(const std::string& folder);
  [[nodiscard]] std::vector<std::uint32_t> nodes(const Arrays& graph, const std::string& row) const;

 private:
  std::string text_;
};

}  // namespace limits
