#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "engine/algorithms/graph_view.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine {

/// The settings a procedure is called with: a map of the language. A setting that is not known is
/// an error; one that is null is as if it were not there.
class Config {
 public:
  /// `value` is the map, or null for none. `known` are all the settings there are.
  [[nodiscard]] static Result<Config> read(std::string_view procedure, const Value& value,
                                           std::initializer_list<std::string_view> known) {
    return read(procedure, value, std::span(known.begin(), known.size()));
  }
  [[nodiscard]] static Result<Config> read(std::string_view procedure, const Value& value,
                                           std::span<const std::string_view> known);

  [[nodiscard]] Result<std::optional<std::string>> text(std::string_view name) const;
  /// A number of `least` or more and `most` or less.
  [[nodiscard]] Result<std::optional<double>> number(std::string_view name, double least,
                                                     double most) const;
  [[nodiscard]] Result<std::optional<std::int64_t>> integer(std::string_view name,
                                                            std::int64_t least,
                                                            std::int64_t most) const;
  /// A text, or a list of texts.
  [[nodiscard]] Result<std::optional<std::vector<std::string>>> texts(std::string_view name) const;

  /// `labels`, `types` and `direction`, which choose the part of the graph. A name that nothing has
  /// chooses nothing, as in a pattern.
  [[nodiscard]] Result<GraphSelection> selection(const storage::Catalog& catalog,
                                                 Follow usual) const;

  /// What a setting holds; nullptr where it is absent or null.
  [[nodiscard]] const Value* find(std::string_view name) const;
  /// "the setting 'x' of p is 1, not a text".
  [[nodiscard]] Error refuse(std::string_view name, const Value& value,
                             std::string_view wanted) const;

 private:
  Config(std::string_view procedure, Value value)
      : procedure_(procedure), value_(std::move(value)) {}

  std::string procedure_;
  Value value_;
};

}  // namespace stemma::engine
