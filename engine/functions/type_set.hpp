#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "core/value.hpp"

namespace stemma::engine {

/// The kinds a value may have, as far as the text alone tells. Null is always possible and not in
/// it.
class TypeSet {
 public:
  constexpr TypeSet() = default;
  constexpr TypeSet(Kind kind) : bits_(bit(kind)) {}
  constexpr TypeSet(std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) bits_ |= bit(kind);
  }
  static constexpr TypeSet any() { return TypeSet(~std::uint32_t{0} & ~bit(Kind::null), 0); }

  [[nodiscard]] constexpr bool has(Kind kind) const { return (bits_ & bit(kind)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr bool is_any() const { return *this == any(); }
  [[nodiscard]] constexpr bool overlaps(TypeSet other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] constexpr bool only(Kind kind) const { return bits_ == bit(kind); }
  friend constexpr TypeSet operator|(TypeSet a, TypeSet b) { return TypeSet(a.bits_ | b.bits_, 0); }
  friend constexpr TypeSet operator&(TypeSet a, TypeSet b) { return TypeSet(a.bits_ & b.bits_, 0); }
  friend constexpr bool operator==(TypeSet a, TypeSet b) = default;

 private:
  constexpr TypeSet(std::uint32_t bits, int) : bits_(bits) {}
  static constexpr std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
};

namespace types {
inline constexpr TypeSet any = TypeSet::any();
inline constexpr TypeSet number = {Kind::integer, Kind::floating};
inline constexpr TypeSet entity = {Kind::node, Kind::relationship};
inline constexpr TypeSet temporal = {Kind::date, Kind::local_time, Kind::time,
                                     Kind::local_date_time, Kind::date_time};
}  // namespace types

/// "INTEGER or FLOAT": for messages.
[[nodiscard]] std::string describe(TypeSet types);

}  // namespace stemma::engine
