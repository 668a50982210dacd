#include "engine/exchange/csv_reader.hpp"

#include <catch2/catch.hpp>

using namespace stemma;
using namespace stemma::engine;

namespace {

CsvReader reader_of(std::string text, char delimiter = 0, CsvLimits limits = {}) {
  auto reader = CsvReader::open(TextSource::of(std::move(text), "file.csv"), delimiter, limits);
  REQUIRE(reader);
  return std::move(*reader);
}

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(CsvReader reader) {
  Rows rows;
  std::vector<CsvField> fields;
  while (true) {
    const auto flow = reader.next(fields);
    if (!flow) FAIL(flow.error().message);
    if (*flow == CsvFlow::done) return rows;
    rows.emplace_back();
    for (const CsvField& field : fields) rows.back().emplace_back(field.text);
  }
}

Error first_error(CsvReader reader) {
  std::vector<CsvField> fields;
  while (true) {
    auto flow = reader.next(fields);
    if (!flow) return std::move(flow.error());
    REQUIRE(*flow == CsvFlow::record);
  }
}

std::string utf16(std::u16string_view text, bool big) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("a record is split at its delimiter", "[exchange]") {
  CHECK(rows_of(reader_of("a,b,c\n1,,3\n")) == Rows{{"a", "b", "c"}, {"1", "", "3"}});
}

TEST_CASE("a last line without an end is a record", "[exchange]") {
  CHECK(rows_of(reader_of("a,b\n1,2")) == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of(reader_of("a,b\n1,")) == Rows{{"a", "b"}, {"1", ""}});
}

TEST_CASE("line ends may be mixed and blank lines are passed over", "[exchange]") {
  CHECK(rows_of(reader_of("a,b\r\n1,2\r3,4\n\n\r\n5,6\r")) ==
        Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}});
}

TEST_CASE("quotes hold delimiters, line ends and doubled quotes", "[exchange]") {
  CHECK(rows_of(reader_of("\"a,b\",\"say \"\"x\"\"\"\n\"two\r\nlines\",z\n")) ==
        Rows{{"a,b", "say \"x\""}, {"two\r\nlines", "z"}});
}

TEST_CASE("an empty text in quotes is told from nothing", "[exchange]") {
  CsvReader reader = reader_of("\"\",\n", ',');
  std::vector<CsvField> fields;
  REQUIRE(reader.next(fields));
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].quoted);
  CHECK_FALSE(fields[1].quoted);
}

TEST_CASE("a quote inside a bare field is a character", "[exchange]") {
  CHECK(rows_of(reader_of("a,5\" pipe\n")) == Rows{{"a", "5\" pipe"}});
}

TEST_CASE("the delimiter is found", "[exchange]") {
  CHECK(rows_of(reader_of("a;b;c,d\n")) == Rows{{"a", "b", "c,d"}});
  CHECK(rows_of(reader_of("a\tb\n1\t2\n")) == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of(reader_of("\"x,y,z\"|b\n")) == Rows{{"x,y,z", "b"}});
  CHECK(rows_of(reader_of("one\ntwo\n")) == Rows{{"one"}, {"two"}});
}

TEST_CASE("a byte order mark is no part of the first field", "[exchange]") {
  CHECK(rows_of(reader_of("\xEF\xBB\xBFid,name\n")) == Rows{{"id", "name"}});
  CHECK(rows_of(reader_of("\xEF\xBB\xBF")).empty());
  CHECK(rows_of(reader_of("")).empty());
}

TEST_CASE("UTF-16 is read, with and without its mark", "[exchange]") {
  const std::u16string text = u"id,name\n1,湖南搜云 \U0001F680\n";
  const Rows expected = {{"id", "name"}, {"1", "湖南搜云 \U0001F680"}};
  CHECK(rows_of(reader_of("\xFF\xFE" + utf16(text, false))) == expected);
  CHECK(rows_of(reader_of("\xFE\xFF" + utf16(text, true))) == expected);
  CHECK(rows_of(reader_of(utf16(text, false))) == expected);
  CHECK(rows_of(reader_of(utf16(text, true))) == expected);
}

TEST_CASE("half a UTF-16 pair is refused", "[exchange]") {
  std::string bytes =
      "\xFF\xFE" + utf16(u"a,b\n", false) + std::string("\x00\xD8", 2) + utf16(u"x\n", false);
  const Error error = first_error(reader_of(std::move(bytes)));
  CHECK(error.message == "file.csv, line 2, character 1: byte 10 is not UTF-16 text");
}

TEST_CASE("an unclosed quote is refused where it opens", "[exchange]") {
  const Error error = first_error(reader_of("a,b\n1,2\n3,\"four\n5,6\n7,8\n"));
  CHECK(error.message == "file.csv, line 3, character 3: a quote is opened and never closed");
}

TEST_CASE("text after a closing quote is refused", "[exchange]") {
  const Error error = first_error(reader_of("a,b\n\"公司\"x,2\n"));
  CHECK(error.message == "file.csv, line 2, character 5: text follows a closing quote");
}

TEST_CASE("NUL and what is not UTF-8 are refused with their byte", "[exchange]") {
  const Error nul = first_error(reader_of(std::string("ab,cd\nx,\0y\n", 11)));
  CHECK(nul.message == "file.csv, line 2, character 3: byte 8 is NUL");
  const Error latin = first_error(reader_of("a,b\n1,caf\xE9\n"));
  CHECK(latin.message == "file.csv, line 2, character 6: byte 9 (0xE9) is not UTF-8");
  CHECK_FALSE(latin.hint.empty());
}

TEST_CASE("columns and bytes of a record have limits", "[exchange]") {
  const std::string wide(99'999, ',');
  CHECK(rows_of(reader_of(wide, ',', {.columns_max = 100'000})).front().size() == 100'000);
  CHECK(first_error(reader_of("a\n" + wide, ',')).message ==
        "file.csv, line 2, character 1: the record has more than 10000 columns");
  CsvReader cut = reader_of("a,b\n\"" + std::string(5000, 'x'), ',', {.record_bytes_max = 1000});
  CHECK(first_error(std::move(cut)).message ==
        "file.csv, line 2, character 1: the record is longer than 1000 bytes");
}

TEST_CASE("lines are counted through quoted line ends", "[exchange]") {
  CsvReader reader = reader_of("a\n\"1\n2\r\n3\"\nb\n");
  std::vector<CsvField> fields;
  std::vector<std::uint64_t> lines;
  while (*reader.next(fields) == CsvFlow::record) lines.push_back(reader.line());
  CHECK(lines == std::vector<std::uint64_t>{1, 2, 5});
}

TEST_CASE("a record longer than a piece of the file is read whole", "[exchange]") {
  const std::string path = "csv_reader_test.csv";
  const std::string text(3 * TextSource::piece_bytes + 17, 'x');
  {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    const std::string content = "a,b\n\"" + text + "\n\"\"\",漢字\r\n1,2\r\n";
    REQUIRE(std::fwrite(content.data(), 1, content.size(), file) == content.size());
    std::fclose(file);
  }
  auto source = TextSource::open(path);
  REQUIRE(source);
  auto reader = CsvReader::open(std::move(*source));
  REQUIRE(reader);
  CHECK(rows_of(std::move(*reader)) == Rows{{"a", "b"}, {text + "\n\"", "漢字"}, {"1", "2"}});
  std::remove(path.c_str());
}

TEST_CASE("a directory and a missing file cannot be read", "[exchange]") {
  CHECK(TextSource::open(".").error().code == ErrorCode::io_error);
  CHECK(TextSource::open("no/such/file.csv").error().code == ErrorCode::not_found);
}
