#include "engine/exchange/field_values.hpp"

#include <catch2/catch.hpp>

using namespace stemma;
using namespace stemma::engine;

namespace {

CsvColumn column_of(Kind kind, bool list = false) {
  CsvColumn column;
  column.key = "x";
  column.kind = kind;
  column.list = list;
  return column;
}

std::string trouble_with(Kind kind, std::string_view text) {
  const CsvColumn column = column_of(kind);
  auto to = make_import_column(column);
  const auto trouble = append_field(to, column, {text, false});
  return trouble ? trouble->reason : "";
}

}  // namespace

TEST_CASE("fields become values of their column's kind", "[exchange]") {
  auto integers = make_import_column(column_of(Kind::integer));
  for (const char* text : {"7", " -9223372036854775808 ", "", "+3"}) {
    CHECK_FALSE(append_field(integers, column_of(Kind::integer), {text, false}));
  }
  CHECK(integers.integers == std::vector<std::int64_t>{7, INT64_MIN, 0, 3});
  CHECK(integers.present == std::vector<std::uint8_t>{1, 1, 0, 1});

  auto dates = make_import_column(column_of(Kind::date));
  CHECK_FALSE(append_field(dates, column_of(Kind::date), {"1970-01-02", false}));
  CHECK_FALSE(append_field(dates, column_of(Kind::date), {"20000301", false}));
  CHECK(dates.integers == std::vector<std::int64_t>{1, 11017});

  auto truths = make_import_column(column_of(Kind::boolean));
  CHECK_FALSE(append_field(truths, column_of(Kind::boolean), {"True", false}));
  CHECK_FALSE(append_field(truths, column_of(Kind::boolean), {"false", false}));
  CHECK(truths.integers == std::vector<std::int64_t>{1, 0});

  auto texts = make_import_column(column_of(Kind::string));
  CHECK_FALSE(append_field(texts, column_of(Kind::string), {"湖南", false}));
  CHECK_FALSE(append_field(texts, column_of(Kind::string), {"", false}));
  CHECK_FALSE(append_field(texts, column_of(Kind::string), {"", true}));
  CHECK(texts.text_ends == std::vector<std::uint32_t>{6, 6, 6});
  CHECK(texts.present == std::vector<std::uint8_t>{1, 0, 1});
}

TEST_CASE("times and durations are read as ISO 8601", "[exchange]") {
  for (const auto& [kind, text] :
       {std::pair{Kind::local_time, "12:30"}, std::pair{Kind::time, "12:30+08:00"},
        std::pair{Kind::local_date_time, "2020-03-27T12:30"},
        std::pair{Kind::date_time, "2020-03-27T12:30Z"}, std::pair{Kind::duration, "P1Y2M"}}) {
    auto to = make_import_column(column_of(kind));
    CHECK_FALSE(append_field(to, column_of(kind), {text, false}));
    CHECK_FALSE(append_field(to, column_of(kind), {"", false}));
    REQUIRE(to.values.size() == 2);
    CHECK(to.values[0].kind() == kind);
    CHECK(to.values[1].is_null());
    CHECK(trouble_with(kind, "soon") == "'soon' is not a " + std::string(name_of(kind)));
  }
}

TEST_CASE("lists are split at semicolons", "[exchange]") {
  const CsvColumn column = column_of(Kind::integer, true);
  auto to = make_import_column(column);
  CHECK_FALSE(append_field(to, column, {"1;2;3", false}));
  CHECK_FALSE(append_field(to, column, {"", false}));
  REQUIRE(to.values.size() == 2);
  CHECK(to.values[0].list().size() == 3);
  CHECK(to.values[0].list()[2].integer() == 3);
  CHECK(to.values[1].is_null());
  CHECK(append_field(to, column, {"1;x", false}));
  cut_back(to, 2);
  CHECK(to.present.size() == 2);
}

TEST_CASE("what is not of the kind says so", "[exchange]") {
  CHECK(trouble_with(Kind::integer, "1.5") == "'1.5' is not an integer");
  CHECK(trouble_with(Kind::integer, "9223372036854775808") ==
        "'9223372036854775808' is out of the range of an integer");
  CHECK(trouble_with(Kind::floating, "12,5") == "'12,5' is not a number");
  CHECK(trouble_with(Kind::floating, "1e999") == "'1e999' is out of the range of a number");
  CHECK(trouble_with(Kind::date, "2021-02-29") == "'2021-02-29' is not a date");
  CHECK(trouble_with(Kind::date, "2021-2-1") == "'2021-2-1' is not a date");
  CHECK(trouble_with(Kind::boolean, "yes") == "'yes' is not a boolean");
}

TEST_CASE("a column cut back holds only the rows before", "[exchange]") {
  auto to = make_import_column(column_of(Kind::string));
  for (const char* text : {"ab", "cde", "f"}) {
    CHECK_FALSE(append_field(to, column_of(Kind::string), {text, false}));
  }
  cut_back(to, 1);
  CHECK(to.texts == "ab");
  CHECK(to.text_ends.size() == 1);
  clear(to);
  CHECK(to.texts.empty());
}
