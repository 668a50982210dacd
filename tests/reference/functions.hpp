#pragma once

#include <string>
#include <vector>

#include "tests/reference/model.hpp"

namespace stemma::reference {

/// A function of one row; `name` in lower case.
[[nodiscard]] Value call_function(const std::string& name, const std::vector<Value>& arguments,
                                  const Graph& graph);

[[nodiscard]] bool is_aggregate(const std::string& name);
/// An aggregate over the values of one group, nulls left out, with DISTINCT already applied.
[[nodiscard]] Value call_aggregate(const std::string& name, const std::vector<Value>& values);

/// percentileDisc and percentileCont, which take two arguments.
[[nodiscard]] bool is_percentile(const std::string& name);
/// The least value that at least the part `at` of all do not exceed, or what lies between two.
[[nodiscard]] Value percentile(const std::string& name, std::vector<Value> values, const Value& at);

/// `value.key` of a node, relationship, map or date.
[[nodiscard]] Value property_of(const Value& value, const std::string& key, const Graph& graph);

/// The parts of a deleted entity may not be read.
[[nodiscard]] const Node& live_node(const Value& value, const Graph& graph);
[[nodiscard]] const Relationship& live_relationship(const Value& value, const Graph& graph);

[[nodiscard]] std::string lower_case(std::string text);

}  // namespace stemma::reference
