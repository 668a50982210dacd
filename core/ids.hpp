#pragma once

#include <cstdint>
#include <type_traits>

namespace stemma {

/// Ids are types, so that mixing two of them does not compile. Node and relationship ids are dense,
/// start at 0 and are never reused.
enum class NodeId : std::uint64_t {};
enum class RelationshipId : std::uint64_t {};
enum class LabelId : std::uint32_t {};
enum class TypeId : std::uint32_t {};
enum class PropertyKeyId : std::uint32_t {};
enum class IndexId : std::uint32_t {};

/// The number of a commit. Commits are totally ordered; 0 is before the first.
enum class Sequence : std::uint64_t {};

/// Which way a relationship is followed from a node: `out` along it, `in` against it.
enum class Direction : std::uint8_t { out = 0, in = 1 };

[[nodiscard]] constexpr Direction opposite(Direction direction) {
  return direction == Direction::out ? Direction::in : Direction::out;
}

/// The number behind an id.
template <typename Id>
[[nodiscard]] constexpr auto number(Id id) {
  return static_cast<std::underlying_type_t<Id>>(id);
}

}  // namespace stemma
