#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/value.hpp"
#include "storage/catalog.hpp"

namespace stemma::storage {

/// What a source says of one fact: of a property of an entity, or that the entity is there. Dates
/// are ISO texts of a day, a month or a year, or date-times; empty where they are not known.
/// Intervals are half-open.
struct Statement {
  std::uint64_t id = 0;                   ///< among those of the entity, from 1, never used again
  std::optional<PropertyKeyId> property;  ///< nothing: that the entity is there
  Value value;                            ///< of the property
  std::string valid_from;                 ///< in force since this day
  std::string valid_to;                   ///< until the day before this
  std::string source;
  std::string place;  ///< in the source: a page, a line, a row
  std::string retrieved;
  std::string first_seen;            ///< known since this day
  std::string last_seen;             ///< when the source was last seen to say it
  std::string withdrawn;             ///< known until the day before this
  std::optional<double> confidence;  ///< 0..1
};

/// The texts of a statement, as queries name them and in the order in which they are stored.
struct StatementText {
  const char* name;
  std::string Statement::*text;
  bool is_date;
};
inline constexpr StatementText statement_texts[] = {
    {"valid_from", &Statement::valid_from, true}, {"valid_to", &Statement::valid_to, true},
    {"source", &Statement::source, false},        {"place", &Statement::place, false},
    {"retrieved", &Statement::retrieved, true},   {"first_seen", &Statement::first_seen, true},
    {"last_seen", &Statement::last_seen, true},   {"withdrawn", &Statement::withdrawn, true},
};

/// The statements about one entity, as the column of statements holds them:
///
///     last id varint | count varint | count x (id varint | property + 1 varint, 0: none | value
///     | 8 texts | has confidence 1 | confidence 8 where it has)
struct Statements {
  std::uint64_t last_id = 0;
  std::vector<Statement> all;  ///< by id

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<Statements> decode(std::string_view bytes);
};

/// Whether there ever was a statement about the property, so that a lens may show other values than
/// are indexed.
[[nodiscard]] bool is_stated(const Catalog& catalog, EntityKind kind, PropertyKeyId key);
/// The definition of the catalogue that says so.
[[nodiscard]] std::string stated_definition(EntityKind kind, std::string_view property);

}  // namespace stemma::storage
