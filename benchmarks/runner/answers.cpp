#include "benchmarks/runner/answers.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>

namespace bench {
namespace {

struct TurnIntoJson {
  json::value operator()(std::monostate) const { return nullptr; }
  json::value operator()(const std::string& text) const { return json::value(text); }
  template <typename Number>
  json::value operator()(Number number) const {
    return json::value(number);
  }
};

json::value as_json(const Cell& cell) { return std::visit(TurnIntoJson{}, cell); }

std::int64_t integer(const Cell& cell) {
  const auto* const number = std::get_if<std::int64_t>(&cell);
  return number == nullptr ? 0 : *number;
}
double decimal(const Cell& cell) {
  if (const auto* const number = std::get_if<double>(&cell)) return *number;
  return static_cast<double>(integer(cell));
}
std::string text(const Cell& cell) {
  const auto* const found = std::get_if<std::string>(&cell);
  return found == nullptr ? std::string() : *found;
}

/// C000000012 is 12.
std::int64_t number_in_id(const std::string& id) {
  std::int64_t number = 0;
  if (!id.empty()) std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

std::int64_t characters(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

/// A table of one row, column by column.
json::object as_object(const Table& table) {
  json::object answer;
  if (table.rows.size() != 1) return answer;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    answer[table.columns[i]] = as_json(table.rows[0].at(i));
  }
  return answer;
}

json::object of_neighbours(const Table& table) {
  double share = 0;
  std::int64_t ids = 0;
  std::int64_t name_chars = 0;
  std::string latest;
  for (const auto& row : table.rows) {
    ids += number_in_id(text(row.at(0)));
    name_chars += characters(text(row.at(1)));
    share += decimal(row.at(2));
    latest = std::max(latest, text(row.at(3)));
  }
  json::object answer;
  answer["rows"] = table.rows.size();
  answer["share"] = share;
  answer["idsum"] = ids;
  answer["name_chars"] = name_chars;
  answer["latest"] = latest.empty() ? json::value(nullptr) : json::value(latest);
  return answer;
}

json::object of_owners(const Table& table) {
  std::int64_t paths = 0;
  std::int64_t ids = 0;
  double share = 0;
  double most = 0;
  for (const auto& row : table.rows) {
    ids += number_in_id(text(row.at(0)));
    paths += integer(row.at(1));
    share += decimal(row.at(2));
    most = std::max(most, decimal(row.at(2)));
  }
  json::object answer;
  answer["owners"] = table.rows.size();
  answer["paths"] = paths;
  answer["share"] = share;
  answer["max_share"] = most;
  answer["idsum"] = ids;
  return answer;
}

json::object of_provinces(const Table& table) {
  auto rows = table.rows;
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return text(a.at(0)) < text(b.at(0)); });
  json::array list;
  std::int64_t n = 0;
  double amount = 0;
  double capital = 0;
  for (const auto& row : rows) {
    list.push_back(
        {as_json(row.at(0)), as_json(row.at(1)), decimal(row.at(2)), decimal(row.at(3))});
    n += integer(row.at(1));
    amount += decimal(row.at(2));
    capital += decimal(row.at(3));
  }
  json::object answer;
  answer["groups"] = rows.size();
  answer["n"] = n;
  answer["amount"] = amount;
  answer["capital"] = capital;
  answer["rows"] = std::move(list);
  return answer;
}

json::object of_ranks(const Table& table) {
  json::array top;
  for (const auto& row : table.rows) top.push_back({as_json(row.at(0)), as_json(row.at(1))});
  json::object answer;
  answer["top"] = std::move(top);
  return answer;
}

json::object of_path(const Table& table) {
  json::object answer;
  if (table.rows.size() > 1) return answer;
  answer["length"] = table.rows.empty() ? json::value(nullptr) : as_json(table.rows[0].at(0));
  return answer;
}

}  // namespace

json::object answer_of(std::string_view row, const Table& table) {
  if (row == "nbr") return of_neighbours(table);
  if (row == "up" || row == "up_deep" || row == "up_hub") return of_owners(table);
  if (row == "agg") return of_provinces(table);
  if (row == "pagerank") return of_ranks(table);
  if (row == "sp_dir" || row == "sp_und") return of_path(table);
  return as_object(table);
}

bool is_right(const json::object& expected, const json::object& answer) {
  if (answer.empty()) return false;
  return std::all_of(answer.begin(), answer.end(), [&](const auto& entry) {
    // No company is without a name, so the names counted are the rows.
    const auto* const wanted = expected.if_contains(entry.key() == "names" ? "rows" : entry.key());
    if (wanted == nullptr) return false;
    if (entry.key() == "top") return equal_ranks(*wanted, entry.value());
    if (entry.key() == "idsum" && entry.value().is_null()) return equal(*wanted, 0);
    return equal(*wanted, entry.value());
  });
}

}  // namespace bench
