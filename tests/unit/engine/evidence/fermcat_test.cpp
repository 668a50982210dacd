#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "tests/ownership_cases/json.hpp"
#include "tests/unit/engine/evidence/query_graph.hpp"

using namespace stemma;
using namespace stemma::engine;
using cases::Json;

namespace {

/// What one statement of BODS says of one record's shareholding.
struct Version {
  std::string stated;  ///< the day
  double share = 0;
  std::string start;
  std::string end;
};

struct Record {
  std::string owner;
  std::string company;
  std::vector<Version> versions;
};

std::string day_of(const std::string& date_time) { return date_time.substr(0, 10); }

/// The shareholdings of the file, each with all that was stated of it, in the order of the file.
std::map<std::string, Record> read_records(const Json& file) {
  std::map<std::string, Record> records;
  for (const Json& statement : *file.list()) {
    if (statement.text_of("recordType") != "relationship") continue;
    const Json& details = *statement.find("recordDetails");
    Record& record = records[statement.text_of("recordId")];
    record.owner = details.text_of("interestedParty");
    record.company = details.text_of("subject");
    for (const Json& interest : *details.find("interests")->list()) {
      if (interest.text_of("type") != "shareholding") continue;
      record.versions.push_back({day_of(statement.text_of("statementDate")),
                                 std::stod(interest.find("share")->find("exact")->number()->text),
                                 interest.text_of("startDate"), interest.text_of("endDate")});
    }
  }
  return records;
}

/// A changed value holds from the later of its start and its first statement, the former value
/// until then (BODS; OWNERSHIP of this project). The record's newer version takes the place of the
/// older.
void state(QueryGraph& graph, const std::string& id, const Record& record) {
  graph.run(
      "MERGE (o:Person {name: $owner}) MERGE (c:Company {name: $company}) "
      "CREATE (o)-[:OWNS {record: $id}]->(c)",
      {{"owner", Value(record.owner)}, {"company", Value(record.company)}, {"id", Value(id)}});
  const auto say = [&](const Value& property, const Value& value, const std::string& from,
                       const std::string& to, const std::string& seen, const std::string& until) {
    const auto text = [](const std::string& each) { return each.empty() ? Value() : Value(each); };
    graph.run(
        "MATCH ()-[o:OWNS {record: $id}]->() "
        "CALL evidence.state(o, $property, $value, $settings) YIELD id RETURN id",
        {{"id", Value(id)},
         {"property", property},
         {"value", value},
         {"settings", Value::map({{"valid_from", text(from)},
                                  {"valid_to", text(to)},
                                  {"first_seen", text(seen)},
                                  {"withdrawn", text(until)}})}});
  };
  const auto& versions = record.versions;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Version& each = versions[i];
    const std::string next = i + 1 < versions.size() ? versions[i + 1].stated : "";
    say(Value(), Value(), each.start, each.end, each.stated, next);
    if (i > 0 && versions[i - 1].share == each.share) continue;
    std::string until;
    for (std::size_t later = i + 1; later < versions.size() && until.empty(); ++later) {
      if (versions[later].share != each.share) {
        until = std::max(versions[later].start, versions[later].stated);
      }
    }
    const std::string from = i == 0 ? each.start : std::max(each.start, each.stated);
    say(Value("share"), Value(each.share / 100), from, until, each.stated, "");
  }
}

}  // namespace

TEST_CASE("the shares of Fermcat add to 1 at each of its dates", "[bods]") {
  const char* const shared = std::getenv("STEMMA_SHARED");
  const std::filesystem::path root =
      shared != nullptr ? shared : std::filesystem::path(STEMMA_SOURCE_DIR) / ".." / "shared";
  const auto path = root / "data" / "bods-0.4-examples" / "fermcat.json";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: fermcat.json not found");
    std::cout << "skipped: fermcat.json not found\n";
    return;
  }
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  std::string fault;
  const auto file = cases::parse_json(text.str(), fault);
  REQUIRE(file);
  QueryGraph graph;
  std::set<std::string> days;
  for (const auto& [id, record] : read_records(*file)) {
    state(graph, id, record);
    for (const Version& each : record.versions) {
      for (const std::string& day : {each.stated, each.start, each.end}) {
        if (!day.empty()) days.insert(day);
      }
    }
  }
  REQUIRE(days.size() == 5);
  const std::string sum = "MATCH ()-[o:OWNS]->() RETURN sum(o.share)";
  for (const std::string& day : days) {
    CAPTURE(day);
    CHECK(graph.value("AS OF $day " + sum, {{"day", Value(day)}}).as_double() == 1.0);
    CHECK(graph.value("AS OF $day KNOWN AT $day " + sum, {{"day", Value(day)}}).as_double() == 1.0);
    CHECK(graph
              .value("AS OF $day MATCH (c:Company) CALL ownership.accounted(c) YIELD legal_low "
                     "RETURN legal_low",
                     {{"day", Value(day)}})
              .as_double() == 1.0);
  }
  // Without a day every record is seen, and they are too many.
  CHECK(graph.value(sum).as_double() > 1.0);
}
