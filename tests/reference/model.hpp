#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/value.hpp"

namespace stemma::reference {

using Properties = std::map<std::string, Value>;

struct Node {
  std::set<std::string> labels;
  Properties properties;
  bool deleted = false;
};

struct Relationship {
  std::string type;
  std::size_t source = 0;
  std::size_t target = 0;
  Properties properties;
  bool deleted = false;
};

/// A graph as plain vectors; a node's id is its place.
struct Graph {
  std::vector<Node> nodes;
  std::vector<Relationship> relationships;
};

using Row = std::map<std::string, Value>;

struct Table {
  std::vector<std::string> columns;  ///< the variables in scope; the rows have exactly these
  std::vector<Row> rows;
};

/// Thrown: the query is an error by the language's rules.
struct Failure {
  std::string why;
};

/// Thrown: the reference does not know this part of the language, or the work is too much for it.
struct Unsupported {
  std::string why;
};

/// Rules that a test breaks on purpose, to see that the comparison finds it.
struct Faults {
  bool relationships_repeat = false;  ///< one MATCH may use a relationship twice
  bool longest_is_shortest = false;   ///< of the paths a selector picks
  bool null_is_false = false;         ///< comparing with null is false instead of null
};

/// Most rows a table may have here.
inline constexpr std::size_t rows_max = 2000;

}  // namespace stemma::reference
