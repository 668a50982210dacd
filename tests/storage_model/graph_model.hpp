#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "storage/store.hpp"

namespace stemma::model {

struct Node {
  std::set<std::string> labels;
  std::map<std::string, Value> properties;
};

struct Relationship {
  std::string type;
  std::uint64_t source = 0;
  std::uint64_t target = 0;
  std::map<std::string, Value> properties;
};

struct Index {
  std::string label;
  std::string property;
  bool unique = false;
};

/// A graph in plain maps: what a store must equal.
struct Graph {
  std::map<std::uint64_t, Node> nodes;
  std::map<std::uint64_t, Relationship> relationships;
  std::map<std::string, Index> indexes;

  /// The canonical dump, made from the maps.
  [[nodiscard]] std::string dump() const;
};

/// The canonical dump of a snapshot as one text.
[[nodiscard]] Result<std::string> dump_of(const storage::Snapshot& snapshot);

/// Everything a snapshot can be asked, against the graph it must equal: the dump, counts, label
/// scans, both directions of adjacency, every index. Answers what differs; empty: nothing.
[[nodiscard]] std::string difference(const storage::Snapshot& snapshot, const Graph& graph);

}  // namespace stemma::model
