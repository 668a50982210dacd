#pragma once

#include <string>

#include "stemma/stemma.h"

namespace stemma::shell {

/// A value of the current row as JSON. Integers are JSON's, all 64 bits; what JSON lacks is an
/// object with `$type`: {"$type": "Date", "value": "2020-03-27"}, Node, Relationship, Path, Float
/// for what is not finite, and Map for a map that has a key `$type` itself.
[[nodiscard]] std::string json_of(stemma_result* result, const stemma_value* value);

/// "Date", "LocalDateTime" as `$type` names the kind.
[[nodiscard]] const char* json_type_of(stemma_kind kind);

}  // namespace stemma::shell
