#pragma once

#include <string>
#include <vector>

#include "tests/reference/model.hpp"
#include "tests/reference/random.hpp"

namespace stemma::reference {

/// The labels and types graphs and queries draw from.
[[nodiscard]] const std::vector<std::string>& all_labels();
[[nodiscard]] const std::vector<std::string>& all_types();

/// At most 12 nodes. Every property key has values of one type, or is absent: id (unique) and a, w
/// integers; b text; c, s floats; d boolean; e date; l list of integers; m of any type.
[[nodiscard]] Graph random_graph(Random& random);

/// The graph without what is deleted in it.
[[nodiscard]] Graph compacted(const Graph& graph);

/// One CREATE statement that makes the graph; empty where it has no nodes.
[[nodiscard]] std::string script_of(const Graph& graph);

/// A value as a query writes it.
[[nodiscard]] std::string literal_of(const Value& value);

}  // namespace stemma::reference
