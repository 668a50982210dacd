#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace stemma::observation {

/// A value as a test sees it: entities by what they hold, without their identity. Read from the
/// result notation (`notation.hpp`) or shown from an engine's value (`show.hpp`).
struct ShownValue {
  enum class Kind : std::uint8_t {
    null,
    boolean,
    integer,
    floating,
    string,
    list,
    map,
    node,
    relationship,
    path,
  };
  using Entries = std::vector<std::pair<std::string, ShownValue>>;

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double floating = 0;
  std::string text = {};                  ///< of a string; the type of a relationship
  std::vector<std::string> labels = {};   ///< of a node
  Entries entries = {};                   ///< of a map; the properties of a node or relationship
  std::vector<ShownValue> elements = {};  ///< of a list; of a path: node, relationship, node, ...
  std::vector<bool> forwards = {};        ///< of a path, a relationship: walked along its direction
};

enum class ListOrder : std::uint8_t { kept, ignored };

struct PrintOptions {
  ListOrder lists = ListOrder::kept;
  int float_digits = 17;  ///< significant digits; 17 tells all doubles apart
};

/// The one text of a value in the result notation: labels and keys sorted, -0.0 as 0.0. Two values
/// are equal exactly if their texts are, which makes NaN equal to NaN.
[[nodiscard]] std::string print(const ShownValue& value, const PrintOptions& options = {});

}  // namespace stemma::observation
