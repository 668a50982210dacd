#pragma once

#include <string_view>

#include "benchmarks/runner/database.hpp"
#include "benchmarks/runner/json.hpp"

namespace bench {

/// What the rows of a statement say, under the names that truth.json uses.
json::object answer_of(std::string_view row, const Table& table);

/// Whether every part of an answer is as expected; there must be one.
bool is_right(const json::object& expected, const json::object& answer);

}  // namespace bench
