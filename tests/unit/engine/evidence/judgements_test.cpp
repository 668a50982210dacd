#include <algorithm>
#include <random>

#include "tests/unit/engine/evidence/query_graph.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

/// Six records of four companies, owned by a person.
constexpr const char* records =
    "UNWIND range(0, 5) AS i CREATE (:Company {name: 'C' + toString(i)}) WITH count(*) AS n "
    "MATCH (c:Company) CREATE (:Person {name: 'P' + c.name})-[:OWNS {share: 0.2}]->(c)";

}  // namespace

TEST_CASE("judgements made and undone in any order leave the graph as it was", "[judgements]") {
  QueryGraph graph;
  graph.run(records);
  const std::string before = graph.dump();
  std::mt19937_64 random(852);
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"C0", "C1"}, {"C1", "C2"}, {"C0", "C2"}, {"C3", "C4"}, {"PC3", "PC4"}};
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::pair<std::string, std::string>> order = pairs;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Value> made;
    for (const auto& [a, b] : order) {
      made.push_back(graph.value("CALL judgements.same($a, $b) YIELD id RETURN id",
                                 {{"a", Value(a)}, {"b", Value(b)}}));
    }
    REQUIRE(graph.value("WITH JUDGEMENTS MATCH (c:Company) RETURN count(c)").integer() == 3);
    std::shuffle(made.begin(), made.end(), random);
    for (const Value& id : made) graph.run("CALL judgements.undo($id)", {{"id", id}});
    REQUIRE(graph.value("WITH JUDGEMENTS MATCH (c:Company) RETURN count(c)").integer() == 6);
  }
  CHECK(graph.dump() == before);
  CHECK(graph.value("CALL judgements.list() YIELD id RETURN count(*)").integer() == 0);
}

TEST_CASE("a judgement that crosses a threshold changes a verdict, and its undoing changes it back",
          "[judgements]") {
  QueryGraph graph;
  graph.run(
      "CREATE (:Person {name: 'A. Li'})-[:OWNS {share: 0.15}]->(c:Company {name: 'T'}), "
      "(:Person {name: 'Anna Li'})-[:OWNS {share: 0.12}]->(c)");
  const std::string owners =
      " CALL ownership.ubo('T', {rule: 'AMLR'}) YIELD owner, verdict WHERE verdict = 'yes' "
      "RETURN count(*)";
  CHECK(graph.value("WITH JUDGEMENTS" + owners).integer() == 0);
  const Value id = graph.value("CALL judgements.same('A. Li', 'Anna Li') YIELD id RETURN id");
  CHECK(graph.value("WITH JUDGEMENTS" + owners).integer() == 1);
  CHECK(graph.value("WITH JUDGEMENTS EXCEPT [1]" + owners).integer() == 0);
  CHECK(graph.value(owners).integer() == 0);
  graph.run("CALL judgements.undo($id)", {{"id", id}});
  CHECK(graph.value("WITH JUDGEMENTS" + owners).integer() == 0);
  CHECK(graph.value("AS IF SAME [['A. Li', 'Anna Li']]" + owners).integer() == 1);
}
