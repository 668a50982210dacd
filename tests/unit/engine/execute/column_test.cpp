#include <catch2/catch.hpp>

#include "core/order.hpp"
#include "engine/execute/batch.hpp"

namespace stemma::engine::execute {

TEST_CASE("a column of nodes keeps plain ids until a null comes", "[execute]") {
  Column column;
  column.reset(Column::Form::nodes);
  column.push(Value(NodeId{7}));
  CHECK(column.has_ids());
  column.push(Value());
  CHECK_FALSE(column.has_ids());
  REQUIRE(column.size() == 2);
  CHECK(column.at(0).node() == NodeId{7});
  CHECK(column.at(1).is_null());
}

TEST_CASE("a constant column answers the same for every row and grows into values", "[execute]") {
  Column column;
  column.set_constant(Value("搜云"), 3);
  REQUIRE(column.size() == 3);
  CHECK(column.at(2).string() == "搜云");
  Column numbers;
  numbers.push(Value(1));
  const std::uint32_t rows[] = {0, 2};
  numbers.append(column, rows);
  REQUIRE(numbers.size() == 3);
  CHECK(numbers.at(2).string() == "搜云");
}

TEST_CASE("keeping rows keeps their order in every form", "[execute]") {
  const std::uint32_t rows[] = {0, 2};
  Column ids;
  ids.reset(Column::Form::relationships);
  for (std::uint64_t i = 0; i < 3; ++i) ids.mutable_ids().push_back(10 + i);
  ids.keep(rows);
  REQUIRE(ids.size() == 2);
  CHECK(ids.at(1).relationship() == RelationshipId{12});
  Column values;
  for (int i = 0; i < 3; ++i) values.push(Value(i));
  values.keep(rows);
  REQUIRE(values.size() == 2);
  CHECK(values.at(1).integer() == 2);
}

TEST_CASE("a batch hands weights on with the rows it copies", "[execute]") {
  Batch from(1);
  from.column(SlotId{0}).push(Value(1));
  from.column(SlotId{0}).push(Value(2));
  from.set_rows(2);
  from.weights() = {3, 5};
  Batch to(1);
  const std::uint32_t rows[] = {1, 1};
  const SlotId slots[] = {SlotId{0}};
  to.append(from, rows, slots);
  REQUIRE(to.rows() == 2);
  CHECK(to.weight(0) == 5);
  CHECK(to.at(SlotId{0}, 1).integer() == 2);
}

}  // namespace stemma::engine::execute
