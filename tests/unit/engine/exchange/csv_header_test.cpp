#include "engine/exchange/csv_header.hpp"

#include <catch2/catch.hpp>

using namespace stemma;
using namespace stemma::engine;

namespace {

Result<CsvHeader> parse(std::vector<std::string_view> names, CsvContent content) {
  std::vector<CsvField> fields;
  for (const std::string_view name : names) fields.push_back({name, false});
  return parse_csv_header(fields, content);
}

}  // namespace

TEST_CASE("a header of nodes tells ids, labels and typed properties", "[exchange]") {
  const auto header = parse({"person_id:ID(Executive)", "name", "age:int", "tags:string[]",
                             ":LABEL", "born:date", "x:IGNORE"},
                            CsvContent::nodes);
  REQUIRE(header);
  const auto& columns = header->columns;
  CHECK(columns[0].role == CsvRole::id);
  CHECK(columns[0].key == "person_id");
  CHECK(columns[0].group == "Executive");
  CHECK(columns[1].kind == Kind::string);
  CHECK(columns[2].kind == Kind::integer);
  CHECK(columns[3].list);
  CHECK(columns[4].role == CsvRole::label);
  CHECK(columns[5].kind == Kind::date);
  CHECK(columns[6].role == CsvRole::ignored);
  CHECK_FALSE(header->plain_list);
}

TEST_CASE("an id without a name is no property", "[exchange]") {
  const auto header = parse({":ID", "name"}, CsvContent::nodes);
  REQUIRE(header);
  CHECK(header->columns[0].key.empty());
}

TEST_CASE("Gephi's lists need no colons", "[exchange]") {
  const auto edges =
      parse({"Source", "Target", "Type", "Id", "Label", "Weight"}, CsvContent::relationships);
  REQUIRE(edges);
  CHECK(edges->plain_list);
  CHECK(edges->find(CsvRole::source) == &edges->columns[0]);
  CHECK(edges->find(CsvRole::type) == &edges->columns[2]);
  CHECK(edges->columns[3].key == "Id");
  CHECK(edges->columns[5].kind == Kind::floating);
  const auto nodes = parse({"id", "label"}, CsvContent::nodes);
  REQUIRE(nodes);
  CHECK(nodes->columns[0].role == CsvRole::id);
  CHECK(nodes->columns[0].key == "id");
}

TEST_CASE("a header that makes no sense is refused by column", "[exchange]") {
  const auto message = [](std::vector<std::string_view> names, CsvContent content) {
    const auto header = parse(std::move(names), content);
    REQUIRE_FALSE(header);
    return header.error().message;
  };
  CHECK(message({"id:ID", "x:flaot"}, CsvContent::nodes) ==
        "column 2 of the header, 'x:flaot': 'flaot' is no type of a column");
  CHECK(message({":ID", "a", "a:int"}, CsvContent::nodes) ==
        "column 3 of the header, 'a:int': an earlier column has the same property");
  CHECK(message({":ID", "b:ID"}, CsvContent::nodes) ==
        "column 2 of the header, 'b:ID': an earlier column has the same role");
  CHECK(message({":ID", ""}, CsvContent::nodes) == "column 2 of the header, '': it has no name");
  CHECK(message({":ID", ":START_ID"}, CsvContent::nodes) ==
        "column 2 of the header, ':START_ID': nodes have no such role");
  CHECK(message({"from", "to"}, CsvContent::relationships) ==
        "the header of relationships does not say where they start and end");
}
