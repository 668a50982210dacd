#include <catch2/catch.hpp>

#include "core/format.hpp"
#include "engine/functions/function.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

/// Without a snapshot: only what the values themselves know.
std::string call(std::string_view name, const ValueList& arguments) {
  FunctionContext context;
  const auto result = find_scalar(name)->call(context, arguments);
  return result ? to_literal(*result) : std::string(detail_of(result.error().code));
}

}  // namespace

TEST_CASE("maps have keys and properties, nulls among them", "[functions]") {
  CHECK(call("keys", {Value::map({{"k", Value()}, {"l", 1}})}) == "['k', 'l']");
  CHECK(call("properties", {Value::map({{"k", 1}})}) == "{k: 1}");
}

TEST_CASE("paths have nodes, relationships and a length", "[functions]") {
  const Value path = PathValue{{NodeId{1}, NodeId{3}}, {RelationshipId{2}}};
  CHECK(call("nodes", {path}) == "[(#1), (#3)]");
  CHECK(call("relationships", {path}) == "[[#2]]");
  CHECK(call("length", {path}) == "1");
}

TEST_CASE("ids tell nodes from relationships", "[functions]") {
  CHECK(call("id", {Value(NodeId{7})}) == "7");
  CHECK(call("elementId", {Value(NodeId{7})}) == "'n:7'");
  CHECK(call("elementId", {Value(RelationshipId{7})}) == "'r:7'");
}

TEST_CASE("graph functions refuse what is not of the graph", "[functions]") {
  CHECK(call("type", {0}) == "InvalidArgumentValue");
  CHECK(call("type", {Value(NodeId{0})}) == "InvalidArgumentValue");
  CHECK(call("labels", {Value(PathValue{{NodeId{0}}, {}})}) == "InvalidArgumentValue");
  CHECK(call("length", {"text"}) == "InvalidArgumentValue");
  CHECK(call("keys", {Value(ValueList{})}) == "InvalidArgumentValue");
}
