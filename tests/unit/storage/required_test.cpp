#include <rocksdb/file_system.h>

#include <catch2/catch.hpp>

#include "storage/files/store_marker.hpp"
#include "storage/import.hpp"
#include "storage/store.hpp"
#include "tests/unit/storage/scratch.hpp"

using namespace stemma;
using namespace std::chrono_literals;

namespace {

void add_constraint(storage::Store& store, bool required) {
  auto transaction = store.begin("test", 0ms);
  REQUIRE(transaction);
  const auto label = transaction->label("C");
  const auto key = transaction->property_key("id");
  REQUIRE(label);
  REQUIRE(key);
  storage::IndexDescription index;
  index.name = required ? "required" : "plain";
  index.label_or_type = number(*label);
  index.properties = {*key};
  index.required = required;
  REQUIRE(transaction->create_index(index));
  REQUIRE(transaction->commit());
}

std::uint32_t marked_format(const std::string& path) {
  const auto marker = storage::read_marker(*rocksdb::FileSystem::Default(), path);
  REQUIRE(marker);
  return marker->format;
}

std::unique_ptr<storage::Store> open(const std::string& path) {
  auto store = storage::Store::open(path, {});
  if (!store) FAIL(store.error().message);
  return std::move(*store);
}

}  // namespace

TEST_CASE("a store of format 1 becomes one of 2 with its first required property") {
  const unit::Scratch scratch;
  const std::string path = scratch.path("store");
  const std::string copy = scratch.path("copy");
  open(path);
  auto& files = *rocksdb::FileSystem::Default();
  auto marker = storage::read_marker(files, path);
  REQUIRE(marker);
  marker->format = 1;
  REQUIRE(storage::write_marker(files, path, *marker));
  {
    const auto store = open(path);
    add_constraint(*store, false);
    REQUIRE(marked_format(path) == 1);
    add_constraint(*store, true);
    REQUIRE(marked_format(path) == 2);
    REQUIRE(store->checkpoint(copy));
    REQUIRE(marked_format(copy) == 2);
  }
  for (const std::string& place : {path, copy}) {
    const auto store = open(place);
    const auto snapshot = store->snapshot();
    REQUIRE(snapshot.catalog().indexes().size() == 1);
    REQUIRE(snapshot.catalog().existence_constraints().size() == 1);
    REQUIRE(snapshot.catalog().existence_constraints().front().name == "required");
  }
}

TEST_CASE("an import refuses nodes without a required property") {
  const unit::Scratch scratch;
  const auto store = open(scratch.path("store"));
  add_constraint(*store, true);
  const std::vector<std::string> labels = {"C"};
  storage::ImportColumn column;
  column.key = "id";
  column.kind = Kind::integer;
  column.integers = {1, 0};
  column.present = {1, 0};
  {
    const auto import = store->import({});
    REQUIRE(import);
    const auto added = (*import)->add_nodes(labels, 2, std::vector{column});
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::required_property_missing);
    CHECK(added.error().message ==
          "an imported node has no id, which 'required' requires of every :C");
  }
  column.present = {1, 1};
  const auto import = store->import({});
  REQUIRE(import);
  CHECK((*import)->add_nodes(labels, 2, std::vector{column}));
  CHECK((*import)->add_nodes(std::vector<std::string>{"D"}, 1, {}));
  CHECK((*import)->finish());
}
