#pragma once

#include <boost/json.hpp>
#include <string>

namespace bench {

namespace json = boost::json;

/// Reads a file of JSON; throws std::runtime_error that names it.
json::value read_json(const std::string& path);

/// `equal` by the rules of the workload: counts, sums of ids and texts exactly; decimals to 1e-6 or
/// 1e-9 of the value, whichever is more.
bool equal(const json::value& expected, const json::value& found);

/// Ranks, [[id, rank], ...]: the same ids in order, each rank to 1e-9.
bool equal_ranks(const json::value& expected, const json::value& found);

}  // namespace bench
