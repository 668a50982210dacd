#include <algorithm>

#include "engine/procedures/procedure.hpp"
#include "tests/unit/engine/algorithms/test_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

using Rows = std::vector<std::vector<Value>>;

Result<Rows> call(const storage::Snapshot& snapshot, std::string_view name,
                  std::vector<Value> arguments) {
  const auto procedures = built_in_procedures();
  const auto found = std::find_if(procedures.begin(), procedures.end(),
                                  [&](const Procedure& each) { return each.name == name; });
  REQUIRE(found != procedures.end());
  FunctionContext context;
  context.view = &snapshot;
  const Interrupt none;
  STEMMA_TRY(const auto rows, found->call({context, none}, std::move(arguments)));
  Rows all;
  std::vector<Value> row;
  while (true) {
    STEMMA_TRY(const auto flow, rows->next(row));
    if (flow == ProcedureFlow::done) return all;
    CHECK(row.size() == found->outputs.size());
    all.push_back(row);
  }
}

}  // namespace

TEST_CASE("every procedure is described and its settings are checked", "[procedures]") {
  const TestGraph graph(2, {{0, 1}});
  for (const Procedure& procedure : built_in_procedures()) {
    CHECK_FALSE(procedure.description.empty());
    // One that writes may have nothing to tell.
    CHECK((procedure.writes || !procedure.outputs.empty()));
    if (procedure.inputs.empty() || procedure.writes) continue;
    if (procedure.inputs.back().name != "settings") continue;
    std::vector<Value> arguments(procedure.inputs_required, Value(graph.node(0)));
    arguments.push_back(Value::map({{"no_such_setting", Value(1)}}));
    const auto rows = call(graph.snapshot(), procedure.name, arguments);
    REQUIRE_FALSE(rows);
    CHECK(rows.error().message.find("no_such_setting") != std::string::npos);
  }
}

TEST_CASE("components and ranks come a row a node", "[procedures]") {
  const TestGraph graph(3, {{0, 1}});
  const auto components = call(graph.snapshot(), "algo.components", {});
  REQUIRE(components);
  REQUIRE(components->size() == 3);
  CHECK((*components)[1][0].node() == graph.node(1));
  CHECK((*components)[1][1].integer() == 0);
  CHECK((*components)[2][1].integer() == 1);
  const auto ranks = call(graph.snapshot(), "algo.pagerank",
                          {Value::map({{"iterations", Value(0)}, {"labels", Value("N")}})});
  REQUIRE(ranks);
  CHECK((*ranks)[2][1].floating() == Approx(1.0 / 3));
  CHECK(
      call(graph.snapshot(), "algo.pagerank", {Value::map({{"labels", Value("none")}})})->empty());
  CHECK_FALSE(call(graph.snapshot(), "algo.pagerank", {Value::map({{"damping", Value(2)}})}));
  CHECK(call(graph.snapshot(), "algo.betweenness", {Value::map({{"direction", Value("both")}})})
            ->size() == 3);
  CHECK(call(graph.snapshot(), "algo.strong_components", {})->size() == 3);
}

TEST_CASE("a shortest path is one row with its cost, or none", "[procedures]") {
  const TestGraph graph(3, {{0, 1, 0.25}, {1, 2, 0.5}});
  const Value settings = Value::map({{"weight", Value("weight")}, {"types", Value("R")}});
  const auto rows = call(graph.snapshot(), "algo.shortest_path",
                         {Value(graph.node(0)), Value(graph.node(2)), settings});
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  CHECK((*rows)[0][0].path().nodes.size() == 3);
  CHECK((*rows)[0][1].floating() == 0.75);
  CHECK(call(graph.snapshot(), "algo.shortest_path", {Value(graph.node(2)), Value(graph.node(0))})
            ->empty());
  CHECK(call(graph.snapshot(), "algo.shortest_path", {Value(), Value(graph.node(0))})->empty());
}

TEST_CASE("the catalogue lists what is in use", "[procedures]") {
  const TestGraph graph(2, {{0, 1, 1, "OWNS"}});
  const auto labels = call(graph.snapshot(), "db.labels", {});
  REQUIRE(labels);
  REQUIRE(labels->size() == 1);
  CHECK((*labels)[0][0].string() == "N");
  CHECK((*call(graph.snapshot(), "db.relationshipTypes", {}))[0][0].string() == "OWNS");
  CHECK((*call(graph.snapshot(), "db.propertyKeys", {}))[0][0].string() == "weight");
}
