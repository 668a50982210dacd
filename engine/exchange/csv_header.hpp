#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "engine/exchange/csv_reader.hpp"

namespace stemma::engine {

enum class CsvRole : std::uint8_t { property, id, label, source, target, type, ignored };

/// What a header says of one column, as neo4j-admin writes it: `name:string`, `id:ID(Group)`.
struct CsvColumn {
  CsvRole role = CsvRole::property;
  std::string key;           ///< of the property; empty: none is stored
  Kind kind = Kind::string;  ///< of the value, or of each element of a list
  bool list = false;
  std::string group;    ///< of `id`, `source` and `target`
  std::string heading;  ///< as written
};

enum class CsvContent : std::uint8_t { nodes, relationships };

/// The columns of one file.
struct CsvHeader {
  std::vector<CsvColumn> columns;
  /// Gephi's `Source,Target,Type,...`: its Type may be Directed or Undirected, which is no type.
  bool plain_list = false;

  [[nodiscard]] const CsvColumn* find(CsvRole role) const;
};

/// Reads a header; the error names the column. Files without `:ID` or `:START_ID` are read as the
/// plain lists of Gephi, whose columns are called Id, Source, Target, Type and Weight.
[[nodiscard]] Result<CsvHeader> parse_csv_header(const std::vector<CsvField>& fields,
                                                 CsvContent content);

}  // namespace stemma::engine
