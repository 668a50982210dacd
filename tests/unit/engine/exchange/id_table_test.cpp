#include "engine/exchange/id_table.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace stemma;
using namespace stemma::engine;

TEST_CASE("every id is found again, others are not", "[exchange]") {
  IdTable table;
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const auto entry = table.insert("C" + std::to_string(i));
    REQUIRE(entry);
    table.set_node(*entry, NodeId{i * 3});
  }
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const auto entry = table.find("C" + std::to_string(i));
    REQUIRE(entry);
    CHECK(number(table.node(*entry)) == i * 3);
  }
  CHECK_FALSE(table.find("C5000"));
  CHECK_FALSE(table.find(""));
  CHECK_FALSE(table.insert("C17"));
  CHECK(table.size() == 5000);
}

TEST_CASE("ids are texts: 1 and 01 are two", "[exchange]") {
  IdTable table;
  CHECK(table.insert("1"));
  CHECK(table.insert("01"));
}

TEST_CASE("an id taken back may come again", "[exchange]") {
  IdTable table;
  for (int i = 0; i < 3000; ++i) {
    REQUIRE(table.insert(std::to_string(i)));
    table.take_back();
    CHECK_FALSE(table.find(std::to_string(i)));
    REQUIRE(table.insert(std::to_string(i)));
  }
  CHECK(table.size() == 3000);
  CHECK(table.find("0"));
}

TEST_CASE("an empty table has nothing", "[exchange]") { CHECK_FALSE(IdTable().find("x")); }
