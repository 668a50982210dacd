#pragma once

#include <string>

#include "core/value.hpp"

namespace stemma {

/// The shortest decimal that reads back as this double, as openCypher prints it: 1.0, 0.1,
/// 1e-7, 1.0E10 is printed 10000000000.0; NaN, Infinity, -Infinity.
[[nodiscard]] std::string format_double(double value);

/// A value as toString() and string concatenation give it: strings bare, temporal values as ISO
/// 8601. Needs a boolean, a number, a string or a temporal value.
[[nodiscard]] std::string to_plain_text(const Value& value);

/// A value as a literal of the language: 'it\'s', [1, 2.0], {a: null}, '2020-03-27' quoted. Nodes
/// and relationships, which a value alone does not know, print as (#id) and [#id], paths as
/// <(#1)-[#2]-(#3)>.
[[nodiscard]] std::string to_literal(const Value& value);

/// ISO 8601: 2020-03-27, 12:30:00.5, 12:30+01:00, 2020-03-27T12:30Z[Europe/Paris], P1Y2M3DT4H5.6S.
[[nodiscard]] std::string format_temporal(const Value& value);

}  // namespace stemma
