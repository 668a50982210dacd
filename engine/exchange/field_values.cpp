#include "engine/exchange/field_values.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <utility>

#include "core/temporal/parse.hpp"

namespace stemma::engine {
namespace {

constexpr char list_delimiter = ';';
constexpr std::size_t text_bytes_max = std::size_t{1} << 31;  // of one batch of a column

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// A text as a message shows it: not more than a line's worth.
std::string shown(std::string_view text) {
  constexpr std::size_t bytes_max = 40;
  if (text.size() <= bytes_max) return fmt::format("'{}'", text);
  std::size_t cut = bytes_max;
  while (cut > 0 && (text[cut] & 0xC0) == 0x80) --cut;
  return fmt::format("'{}...'", text.substr(0, cut));
}

template <typename Number>
std::optional<FieldTrouble> parse_number(std::string_view text, Number& number,
                                         std::string_view what) {
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const char* const end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, number);
  if (problem == std::errc{} && stop == end) return std::nullopt;
  if (problem == std::errc::result_out_of_range) {
    return FieldTrouble{fmt::format("{} is out of the range of {}", shown(text), what),
                        "give the column the type string or double"};
  }
  const bool comma = text.find(',') != std::string_view::npos &&
                     text.find_first_not_of("0123456789.,+-") == std::string_view::npos;
  return FieldTrouble{
      fmt::format("{} is not {}", shown(text), what),
      comma ? "write numbers with a point and without separators of thousands"
            : "correct it, leave it empty for null, or give the column the type string"};
}

std::optional<FieldTrouble> parse_boolean(std::string_view text, bool& value) {
  const auto is = [&](std::string_view word) {
    if (text.size() != word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if ((text[i] | 0x20) != word[i]) return false;
    }
    return true;
  };
  value = is("true");
  if (value || is("false")) return std::nullopt;
  return FieldTrouble{fmt::format("{} is not a boolean", shown(text)), "write true or false"};
}

std::optional<FieldTrouble> parse_date(std::string_view text, std::int64_t& days) {
  const auto day = parse_day(text);
  if (!day) {
    return FieldTrouble{fmt::format("{} is not a date", shown(text)),
                        "write dates as 2020-03-27, or give the column the type string"};
  }
  days = *day;
  return std::nullopt;
}

std::optional<FieldTrouble> parse_moment(Kind kind, std::string_view text, Value& value) {
  const auto parse = [&]() -> Result<Value> {
    switch (kind) {
      case Kind::local_time: return temporal::parse_local_time(text);
      case Kind::time: return temporal::parse_time(text);
      case Kind::local_date_time: return temporal::parse_local_date_time(text);
      case Kind::date_time: return temporal::parse_date_time(text);
      default: return temporal::parse_duration(text);
    }
  };
  auto parsed = parse();
  if (parsed) {
    value = std::move(*parsed);
    return std::nullopt;
  }
  return FieldTrouble{fmt::format("{} is not a {}", shown(text), name_of(kind)),
                      "write it as ISO 8601, or give the column the type string"};
}

bool is_moment(Kind kind) { return kind >= Kind::local_time; }

std::optional<FieldTrouble> parse_value(Kind kind, std::string_view text, Value& value) {
  switch (kind) {
    case Kind::integer: {
      std::int64_t number = 0;
      auto trouble = parse_number(trimmed(text), number, "an integer");
      value = Value(number);
      return trouble;
    }
    case Kind::floating: {
      double number = 0;
      auto trouble = parse_number(trimmed(text), number, "a number");
      value = Value(number);
      return trouble;
    }
    case Kind::boolean: {
      bool truth = false;
      auto trouble = parse_boolean(trimmed(text), truth);
      value = Value(truth);
      return trouble;
    }
    case Kind::date: {
      std::int64_t days = 0;
      auto trouble = parse_date(trimmed(text), days);
      value = Value::date(days);
      return trouble;
    }
    case Kind::string: value = Value(text); return std::nullopt;
    default: return parse_moment(kind, trimmed(text), value);
  }
}

std::optional<FieldTrouble> parse_list(Kind kind, std::string_view text, ValueList& list) {
  while (true) {
    const std::size_t end = text.find(list_delimiter);
    Value element;
    if (auto trouble = parse_value(kind, text.substr(0, end), element)) return trouble;
    list.push_back(std::move(element));
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
}

std::optional<FieldTrouble> append_text(storage::ImportColumn& to, std::string_view text) {
  if (to.texts.size() + text.size() > text_bytes_max) {
    return FieldTrouble{"the text is too long for one batch", ""};
  }
  to.texts.append(text);
  to.text_ends.push_back(static_cast<std::uint32_t>(to.texts.size()));
  return std::nullopt;
}

void append_null(storage::ImportColumn& to, const CsvColumn& column) {
  to.present.push_back(0);
  if (column.list || is_moment(column.kind)) {
    to.values.emplace_back();
  } else if (column.kind == Kind::floating) {
    to.floats.push_back(0);
  } else if (column.kind == Kind::string) {
    to.text_ends.push_back(static_cast<std::uint32_t>(to.texts.size()));
  } else {
    to.integers.push_back(0);
  }
}

int digits_at(std::string_view text, std::size_t begin, std::size_t size) {
  int number = 0;
  for (const char c : text.substr(begin, size)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<std::int64_t> parse_day(std::string_view text) {
  const bool dashes = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if (!dashes && text.size() != 8) return std::nullopt;
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, dashes ? 5 : 4, 2);
  const int day = digits_at(text, dashes ? 8 : 6, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

storage::ImportColumn make_import_column(const CsvColumn& column) {
  storage::ImportColumn made;
  made.key = column.key;
  made.kind = column.list ? Kind::list : column.kind;
  return made;
}

std::optional<FieldTrouble> append_field(storage::ImportColumn& to, const CsvColumn& column,
                                         const CsvField& field) {
  if (field.text.empty() && (!field.quoted || column.list || column.kind != Kind::string)) {
    append_null(to, column);
    return std::nullopt;
  }
  to.present.push_back(1);
  if (column.list) {
    ValueList list;
    if (auto trouble = parse_list(column.kind, field.text, list)) return trouble;
    to.values.emplace_back(std::move(list));
    return std::nullopt;
  }
  switch (column.kind) {
    case Kind::integer: {
      return parse_number(trimmed(field.text), to.integers.emplace_back(), "an integer");
    }
    case Kind::floating: {
      return parse_number(trimmed(field.text), to.floats.emplace_back(), "a number");
    }
    case Kind::date: return parse_date(trimmed(field.text), to.integers.emplace_back());
    case Kind::boolean: {
      bool truth = false;
      auto trouble = parse_boolean(trimmed(field.text), truth);
      to.integers.push_back(truth ? 1 : 0);
      return trouble;
    }
    case Kind::string: return append_text(to, field.text);
    default: return parse_moment(column.kind, trimmed(field.text), to.values.emplace_back());
  }
}

void cut_back(storage::ImportColumn& column, std::size_t rows) {
  const auto cut = [&](auto& vector) {
    if (vector.size() > rows) vector.resize(rows);
  };
  cut(column.present);
  cut(column.integers);
  cut(column.floats);
  cut(column.values);
  if (column.text_ends.size() > rows) {
    column.text_ends.resize(rows);
    column.texts.resize(rows == 0 ? 0 : column.text_ends.back());
  }
}

void clear(storage::ImportColumn& column) { cut_back(column, 0); }

}  // namespace stemma::engine
