#include "engine/exchange/csv_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace stemma::engine {
namespace {

struct TypeWord {
  std::string_view word;
  CsvRole role;
  Kind kind;
};

constexpr std::array type_words = {
    TypeWord{"id", CsvRole::id, Kind::string},
    TypeWord{"label", CsvRole::label, Kind::string},
    TypeWord{"start_id", CsvRole::source, Kind::string},
    TypeWord{"end_id", CsvRole::target, Kind::string},
    TypeWord{"type", CsvRole::type, Kind::string},
    TypeWord{"ignore", CsvRole::ignored, Kind::string},
    TypeWord{"string", CsvRole::property, Kind::string},
    TypeWord{"char", CsvRole::property, Kind::string},
    TypeWord{"int", CsvRole::property, Kind::integer},
    TypeWord{"integer", CsvRole::property, Kind::integer},
    TypeWord{"long", CsvRole::property, Kind::integer},
    TypeWord{"short", CsvRole::property, Kind::integer},
    TypeWord{"byte", CsvRole::property, Kind::integer},
    TypeWord{"float", CsvRole::property, Kind::floating},
    TypeWord{"double", CsvRole::property, Kind::floating},
    TypeWord{"boolean", CsvRole::property, Kind::boolean},
    TypeWord{"bool", CsvRole::property, Kind::boolean},
    TypeWord{"date", CsvRole::property, Kind::date},
    TypeWord{"localtime", CsvRole::property, Kind::local_time},
    TypeWord{"time", CsvRole::property, Kind::time},
    TypeWord{"localdatetime", CsvRole::property, Kind::local_date_time},
    TypeWord{"datetime", CsvRole::property, Kind::date_time},
    TypeWord{"duration", CsvRole::property, Kind::duration},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Error refuse(std::size_t column, std::string_view heading, std::string_view reason,
             std::string hint = {}) {
  return runtime_error(
      ErrorCode::invalid_input,
      fmt::format("column {} of the header, '{}': {}", column + 1, heading, reason), {},
      std::move(hint));
}

/// `(Group)` at the end of a type, taken off it.
std::optional<std::string> take_group(std::string_view& type) {
  const std::size_t open = type.find('(');
  if (open == std::string_view::npos || type.back() != ')') return std::nullopt;
  std::string group(type.substr(open + 1, type.size() - open - 2));
  type = type.substr(0, open);
  return group;
}

bool names_an_end(CsvRole role) {
  return role == CsvRole::id || role == CsvRole::source || role == CsvRole::target;
}

/// The part after the last colon: a role or the type of a property.
Result<CsvColumn> parse_typed(std::size_t index, std::string_view heading, std::size_t colon) {
  CsvColumn column;
  column.heading = std::string(heading);
  column.key = std::string(trimmed(heading.substr(0, colon)));
  std::string_view type = trimmed(heading.substr(colon + 1));
  const auto group = take_group(type);
  if (type.ends_with("[]")) {
    column.list = true;
    type.remove_suffix(2);
  }
  const std::string word = lower(type);
  const auto* const found = std::find_if(type_words.begin(), type_words.end(),
                                         [&](const TypeWord& row) { return row.word == word; });
  if (found == type_words.end()) {
    return refuse(index, heading, fmt::format("'{}' is no type of a column", type),
                  "types are string, int, long, float, double, boolean, date, time, localtime, "
                  "datetime, localdatetime, duration, each also with []; roles are ID, LABEL, "
                  "START_ID, END_ID, TYPE, IGNORE");
  }
  column.role = found->role;
  column.kind = found->kind;
  if (group && !names_an_end(column.role)) {
    return refuse(index, heading, "only ID, START_ID and END_ID have a group");
  }
  if (column.list && column.role != CsvRole::property) {
    return refuse(index, heading, "only a property is a list");
  }
  column.group = group.value_or("");
  if (column.role == CsvRole::property && column.key.empty()) {
    return refuse(index, heading, "a property has a name before its type");
  }
  // The ends of a relationship are its structure; an id with a name is a property as well.
  if (column.role != CsvRole::property && column.role != CsvRole::id) column.key.clear();
  return column;
}

Result<CsvColumn> parse_column(std::size_t index, std::string_view text) {
  const std::string_view heading = trimmed(text);
  const std::size_t colon = heading.rfind(':');
  if (colon != std::string_view::npos) return parse_typed(index, heading, colon);
  CsvColumn column;
  column.heading = column.key = std::string(heading);
  if (heading.empty()) {
    return refuse(index, heading, "it has no name", "write :IGNORE to pass over a column");
  }
  return column;
}

/// Reads untyped columns as Gephi calls them.
void read_as_plain_list(CsvHeader& header, CsvContent content) {
  for (CsvColumn& column : header.columns) {
    if (column.heading.find(':') != std::string::npos) continue;
    const std::string name = lower(column.heading);
    if (content == CsvContent::nodes) {
      if (name == "id") column.role = CsvRole::id;
      continue;
    }
    if (name == "source") column.role = CsvRole::source;
    if (name == "target") column.role = CsvRole::target;
    if (name == "type") column.role = CsvRole::type;
    if (name == "weight") column.kind = Kind::floating;
    if (column.role != CsvRole::property) column.key.clear();
  }
  header.plain_list = true;
}

Result<void> check_whole(const CsvHeader& header, CsvContent content) {
  std::set<std::string_view> keys;
  std::set<CsvRole> roles;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const CsvColumn& column = header.columns[i];
    if (!column.key.empty() && !keys.insert(column.key).second) {
      return refuse(i, column.heading, "an earlier column has the same property");
    }
    const bool many = column.role == CsvRole::property || column.role == CsvRole::ignored ||
                      column.role == CsvRole::label;
    if (!many && !roles.insert(column.role).second) {
      return refuse(i, column.heading, "an earlier column has the same role");
    }
    const bool of_nodes = column.role == CsvRole::id || column.role == CsvRole::label;
    const bool misplaced =
        content == CsvContent::nodes ? !many && !of_nodes : column.role == CsvRole::label;
    if (misplaced) {
      return refuse(i, column.heading,
                    content == CsvContent::nodes ? "nodes have no such role"
                                                 : "relationships have a TYPE, not a LABEL");
    }
  }
  if (content == CsvContent::nodes) return {};
  if (header.find(CsvRole::source) == nullptr || header.find(CsvRole::target) == nullptr) {
    return runtime_error(ErrorCode::invalid_input,
                         "the header of relationships does not say where they start and end", {},
                         "name the columns :START_ID and :END_ID, or Source and Target");
  }
  return {};
}

}  // namespace

const CsvColumn* CsvHeader::find(CsvRole role) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const CsvColumn& column) { return column.role == role; });
  return found == columns.end() ? nullptr : &*found;
}

Result<CsvHeader> parse_csv_header(const std::vector<CsvField>& fields, CsvContent content) {
  CsvHeader header;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    STEMMA_TRY(CsvColumn column, parse_column(i, fields[i].text));
    if (content == CsvContent::relationships && column.role == CsvRole::id) {
      column.role = CsvRole::property;  // A relationship's own id is told by nothing else.
      if (column.key.empty()) column.role = CsvRole::ignored;
    }
    header.columns.push_back(std::move(column));
  }
  const CsvRole needed = content == CsvContent::nodes ? CsvRole::id : CsvRole::source;
  if (header.find(needed) == nullptr) read_as_plain_list(header, content);
  STEMMA_TRY(check_whole(header, content));
  return header;
}

}  // namespace stemma::engine
