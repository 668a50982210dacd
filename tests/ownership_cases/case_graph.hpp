#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stemma/stemma.hpp"
#include "tests/ownership_cases/json.hpp"

namespace stemma::cases {

/// Records that a question takes for one: all their names, the one they get first.
using Merged = std::vector<std::vector<std::string>>;

/// `same_as` and `merged_name` of a case or a question: a list of names, or of lists of them, or of
/// objects that have both.
[[nodiscard]] Merged read_merged(const Json& source);

/// Writes the edges of a case into a database, and a node for each name that they or its questions
/// have.
///
///     a share edge           OWNS with its properties
///     votes                  VOTES {votes}
///     kind leads, lists      LEADS, LISTS
///
/// The error where it cannot.
[[nodiscard]] std::optional<std::string> write_graph(const Database& database, const Json& example);

/// A number as it is written, as a value: one that a double keeps is a double, else a text.
[[nodiscard]] Value number_value(const Json::Number& number);

}  // namespace stemma::cases
