#include <catch2/catch.hpp>

#include "core/order.hpp"
#include "core/temporal/day.hpp"
#include "storage/store.hpp"
#include "tests/unit/storage/scratch.hpp"

using namespace stemma;
using namespace std::chrono_literals;

namespace {

template <typename T>
T must(Result<T> result) {
  if (!result) FAIL(result.error().message);
  return std::move(*result);
}
void must(const Result<void>& result) {
  if (!result) FAIL(result.error().message);
}

using Ids = std::vector<std::uint64_t>;

std::string dump_of(const storage::Snapshot& snapshot) {
  std::string text;
  must(storage::dump(snapshot, [&](std::string_view line) -> Result<void> {
    text.append(line).push_back('\n');
    return {};
  }));
  return text;
}

storage::Lens on(const std::string& as_of, const std::string& known_at = "") {
  storage::Lens lens;
  if (!as_of.empty()) lens.as_of = temporal::day_of(Value(as_of));
  if (!known_at.empty()) lens.known_at = temporal::day_of(Value(known_at));
  return lens;
}

Ids nodes_of(const storage::Snapshot& snapshot) {
  std::vector<NodeId> found;
  auto scan = snapshot.scan();
  while (must(scan.next(found, 100)) == storage::ScanFlow::more) {}
  Ids ids;
  for (const NodeId id : found) ids.push_back(number(id));
  return ids;
}

Ids owned(const storage::Snapshot& snapshot, NodeId node) {
  auto reader = snapshot.adjacency(Direction::out, *snapshot.catalog().type("OWNS"));
  const auto list = must(reader.neighbours(node));
  Ids ids;
  for (std::size_t i = 0; i < list.size(); ++i) ids.push_back(number(list.neighbour(i)));
  return ids;
}

/// Ann owned A until 2021 and B since; B, a company since 2020-06, owns A. All in two commits, so
/// that a fold between them leaves one of them in segments.
struct Owners {
  unit::Scratch scratch;
  std::unique_ptr<storage::Store> store = must(storage::Store::open(scratch.path("store"), {}));
  NodeId ann{}, a{}, b{};
  RelationshipId ann_a{}, ann_b{}, b_a{};
  PropertyKeyId name{}, from{}, to{}, share{};

  Owners() {
    write([&](storage::Transaction& t) {
      const std::vector person{must(t.label("Person"))};
      const std::vector company{must(t.label("Company"))};
      const TypeId owns = must(t.type("OWNS"));
      name = must(t.property_key("name"));
      from = must(t.property_key("valid_from"));
      to = must(t.property_key("valid_to"));
      share = must(t.property_key("share"));
      ann = must(t.create_node(person));
      a = must(t.create_node(company));
      b = must(t.create_node(company));
      must(t.set_property(ann, name, Value("Ann")));
      must(t.set_property(a, name, Value("A")));
      must(t.set_property(b, name, Value("B")));
      ann_a = must(t.create_relationship(owns, ann, a));
      must(t.set_property(ann_a, to, Value("2021")));
      must(t.set_property(b, from, Value("2020-06")));
    });
    must(store->fold(0));
    write([&](storage::Transaction& t) {
      const TypeId owns = must(t.type("OWNS"));
      ann_b = must(t.create_relationship(owns, ann, b));
      must(t.set_property(ann_b, from, Value::date(*temporal::day_of(Value("2021-01-01")))));
      b_a = must(t.create_relationship(owns, b, a));
    });
  }
  template <typename Change>
  void write(const Change& change) {
    auto transaction = must(store->begin("test", 0ms, {}));
    change(transaction);
    must(transaction.commit());
  }
};

/// A statement about the share of a relationship.
storage::Statement share_of(PropertyKeyId key, double value, std::string from, std::string seen) {
  storage::Statement statement;
  statement.property = key;
  statement.value = Value(value);
  statement.valid_from = std::move(from);
  statement.first_seen = std::move(seen);
  return statement;
}

storage::Statements all(std::vector<storage::Statement> list) {
  storage::Statements statements;
  for (auto& each : list) {
    each.id = ++statements.last_id;
    statements.all.push_back(std::move(each));
  }
  return statements;
}

}  // namespace

TEST_CASE("a day's lens shows what was in force, folded or not", "[storage]") {
  const Owners owners;
  const auto snapshot = owners.store->snapshot();
  const auto early = must(snapshot.through(on("2020-01-01")));
  const auto middle = must(snapshot.through(on("2020-12-31")));
  const auto late = must(snapshot.through(on("2021-01-01")));
  const auto n = [](NodeId id) { return number(id); };

  CHECK(nodes_of(early) == Ids{n(owners.ann), n(owners.a)});
  CHECK(nodes_of(late) == Ids{n(owners.ann), n(owners.a), n(owners.b)});
  CHECK(owned(early, owners.ann) == Ids{n(owners.a)});
  CHECK(owned(early, owners.b).empty());
  CHECK(owned(middle, owners.b) == Ids{n(owners.a)});
  CHECK(owned(late, owners.ann) == Ids{n(owners.b)});
  CHECK(must(early.state_of(owners.b)) == storage::EntityState::absent);
  CHECK(must(early.state_of(owners.b_a)) == storage::EntityState::absent);
  CHECK(must(late.state_of(owners.ann_a)) == storage::EntityState::absent);
  CHECK(must(late.state_of(owners.ann_b)) == storage::EntityState::present);
  CHECK(dump_of(must(snapshot.through({}))) == dump_of(snapshot));
}

TEST_CASE("of a property the statement that holds on the day is seen", "[storage]") {
  Owners owners;
  owners.write([&](storage::Transaction& t) {
    auto first = share_of(owners.share, 0.5, "2019", "2019-09-11");
    first.valid_to = "2022-01-21";
    const auto second = share_of(owners.share, 1.0, "2022-01-21", "2022-01-21");
    must(t.set_statements(storage::EntityKind::relationship, number(owners.b_a),
                          all({first, second})));
    must(t.set_property(owners.b_a, owners.share, Value(1.0)));
    must(t.set_property(owners.ann_b, owners.share, Value(0.25)));
  });
  for (const bool folded : {false, true}) {
    if (folded) must(owners.store->fold(0));
    const auto snapshot = owners.store->snapshot();
    const auto share = [&](const storage::Lens& lens, RelationshipId id) {
      return must(must(snapshot.through(lens)).property(id, owners.share));
    };
    CHECK(equivalent(share(on("2021-06-01"), owners.b_a), Value(0.5)));
    CHECK(equivalent(share(on("2022-01-21"), owners.b_a), Value(1.0)));
    CHECK(equivalent(share(on("2022-06-01", "2021-12-31"), owners.b_a), Value()));
    CHECK(equivalent(share(on("", "2021-12-31"), owners.b_a), Value(0.5)));
    CHECK(equivalent(share(on("2021-06-01"), owners.ann_b), Value(0.25)));
    auto column = must(snapshot.through(on("2021-06-01")))
                      .column(storage::EntityKind::relationship, owners.share);
    CHECK(equivalent(must(column.value(number(owners.b_a))), Value(0.5)));
  }
}

TEST_CASE("statements are read back, checked, and go with their entity", "[storage]") {
  Owners owners;
  auto statement = share_of(owners.share, 0.5, "2019", "2019-09-11");
  statement.source = "register";
  statement.place = "p. 3";
  statement.confidence = 0.75;
  storage::Statement there;
  there.source = "article";
  owners.write([&](storage::Transaction& t) {
    must(t.set_statements(storage::EntityKind::relationship, number(owners.b_a),
                          all({statement, there})));
  });
  const auto read = must(
      owners.store->snapshot().statements(storage::EntityKind::relationship, number(owners.b_a)));
  CHECK(read.encode() == all({statement, there}).encode());
  CHECK(must(owners.store->check()).problems.empty());
  CHECK_THAT(dump_of(owners.store->snapshot()),
             Catch::Contains("  statement 1 'share': 0.5 valid_from '2019' source 'register' place "
                             "'p. 3' first_seen '2019-09-11' confidence 0.75\n"));
  owners.write([&](storage::Transaction& t) { must(t.delete_relationship(owners.b_a)); });
  CHECK(must(owners.store->snapshot().statements(storage::EntityKind::relationship,
                                                 number(owners.b_a)))
            .all.empty());
  CHECK(must(owners.store->check()).problems.empty());
}

TEST_CASE("a list of statements that is cut short is corruption", "[storage]") {
  const auto bytes = all({share_of(PropertyKeyId{0}, 0.5, "2019", "")}).encode();
  CHECK(storage::Statements::decode(bytes));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = storage::Statements::decode(std::string_view(bytes).substr(0, size));
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == ErrorCode::corruption);
  }
  CHECK_FALSE(storage::Statements::decode(bytes + "x"));
}

TEST_CASE("nodes that are one have each other's labels, values and relationships", "[storage]") {
  Owners owners;
  const auto snapshot = owners.store->snapshot();
  storage::Lens lens;
  lens.merged = {{owners.b, owners.ann}};
  const auto merged = must(snapshot.through(lens));
  const auto n = [](NodeId id) { return number(id); };
  CHECK(nodes_of(merged) == Ids{n(owners.ann), n(owners.a)});
  CHECK(must(merged.labels(owners.ann)).size() == 2);
  CHECK(equivalent(must(merged.property(owners.ann, owners.name)), Value("Ann")));
  CHECK(equivalent(must(merged.property(owners.ann, owners.from)), Value("2020-06")));
  // Ann to B is now from Ann to herself.
  CHECK(owned(merged, owners.ann) == Ids{n(owners.ann), n(owners.a), n(owners.a)});
  CHECK(must(merged.relationship(owners.b_a)).source == owners.ann);
  lens.as_of = temporal::day_of(Value("2020-01-01"));
  const auto early = must(snapshot.through(lens));
  CHECK(owned(early, owners.ann) == Ids{n(owners.a)});
  CHECK(must(early.labels(owners.ann)).size() == 1);
}

TEST_CASE("an index is looked at through the lens", "[storage]") {
  Owners owners;
  IndexId index{};
  owners.write([&](storage::Transaction& t) {
    storage::IndexDescription description;
    description.name = "names";
    description.label_or_type = number(must(t.label("Company")));
    description.properties = {owners.name};
    index = must(t.create_index(description));
    storage::Statement old;
    old.property = owners.name;
    old.value = Value("Old A");
    old.valid_to = "2020";
    storage::Statement now;
    now.property = owners.name;
    now.value = Value("A");
    now.valid_from = "2020";
    must(t.set_statements(storage::EntityKind::node, number(owners.a), all({old, now})));
  });
  const auto found = [&](const storage::Lens& lens, const std::string& name) {
    Ids ids;
    const Value key(name);
    must(must(owners.store->snapshot().through(lens)).lookup(index, std::span(&key, 1), ids));
    return ids;
  };
  CHECK(found(on("2019"), "Old A") == Ids{number(owners.a)});
  CHECK(found(on("2019"), "A").empty());
  CHECK(found(on("2020"), "A") == Ids{number(owners.a)});
  CHECK(found(on("2020-01-01"), "B").empty());
  CHECK(found(on("2020-06-01"), "B") == Ids{number(owners.b)});
}
