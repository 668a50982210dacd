#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"

namespace stemma::storage {

enum class EntityKind : std::uint8_t { node = 0, relationship = 1 };

/// An order-preserving property index; with `unique` also the constraint that no two entities of
/// the label hold the same values. Entities that lack one of the properties are not in it. With
/// `required` no entity may lack one: a key if it is unique, else an existence constraint, which
/// has no entries.
struct IndexDescription {
  IndexId id = {};
  std::string name;
  EntityKind kind = EntityKind::node;
  std::uint32_t label_or_type = 0;  ///< LabelId or TypeId, by `kind`
  std::vector<PropertyKeyId> properties;
  bool unique = false;
  bool required = false;

  [[nodiscard]] bool is_constraint() const { return unique || required; }
  [[nodiscard]] bool has_entries() const { return unique || !required; }
};

/// What the engine keeps under names of its own: mappings and rules, as text.
using Definitions = std::map<std::string, std::string, std::less<>>;

/// The dictionaries of labels, types and property keys and the indexes, as of one snapshot.
/// Ids are dense from 0, in the order of first use. A name that was never stored has no id.
class Catalog {
 public:
  virtual ~Catalog() = default;
  [[nodiscard]] virtual std::optional<LabelId> label(std::string_view name) const = 0;
  [[nodiscard]] virtual std::optional<TypeId> type(std::string_view name) const = 0;
  [[nodiscard]] virtual std::optional<PropertyKeyId> property_key(std::string_view name) const = 0;
  [[nodiscard]] virtual std::string_view name(LabelId id) const = 0;
  [[nodiscard]] virtual std::string_view name(TypeId id) const = 0;
  [[nodiscard]] virtual std::string_view name(PropertyKeyId id) const = 0;
  [[nodiscard]] virtual std::size_t label_count() const = 0;
  [[nodiscard]] virtual std::size_t type_count() const = 0;
  [[nodiscard]] virtual std::size_t property_key_count() const = 0;
  /// Those that have entries.
  [[nodiscard]] virtual const std::vector<IndexDescription>& indexes() const = 0;
  [[nodiscard]] virtual const std::vector<IndexDescription>& existence_constraints() const = 0;
  [[nodiscard]] virtual const Definitions& definitions() const = 0;
  /// Grows with every change of the catalogue: a plan made at another version may be stale.
  [[nodiscard]] virtual std::uint64_t version() const = 0;
};

}  // namespace stemma::storage
