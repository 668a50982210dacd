#include <catch2/catch.hpp>
#include <filesystem>

#include "storage/store.hpp"
#include "tests/storage_model/random_changes.hpp"
#include "tests/unit/storage/scratch.hpp"

using namespace stemma;
using namespace std::chrono_literals;

namespace {

/// Random transactions, some rolled back; after each the view, then the snapshot, equals the model.
void run(storage::Store& store, model::RandomChanges& random, model::Graph& graph,
         int transactions) {
  for (int i = 0; i < transactions; ++i) {
    auto transaction = store.begin("test", 0ms);
    REQUIRE(transaction);
    model::Graph changed = graph;
    const auto result = random.change(*transaction, changed, 1 + random.below(30));
    if (!result) FAIL(result.error().message);
    REQUIRE(model::difference(transaction->view(), changed) == "");
    if (random.below(5) == 0) {
      transaction->rollback();
    } else {
      const auto committed = transaction->commit();
      if (!committed) FAIL(committed.error().message);
      graph = std::move(changed);
      REQUIRE(model::difference(*committed, graph) == "");
    }
    if (random.below(4) == 0) {
      const auto before = store.snapshot();
      const auto folded = store.fold(1 + random.below(3) * 10);
      if (!folded) FAIL(folded.error().message);
      REQUIRE(model::difference(before, graph) == "");
    }
    REQUIRE(model::difference(store.snapshot(), graph) == "");
  }
}

}  // namespace

TEST_CASE("random transactions in memory equal the model", "[storage]") {
  const std::uint64_t seed = GENERATE(range(1, 9));
  CAPTURE(seed);
  auto store = storage::Store::open(":memory:");
  REQUIRE(store);
  model::RandomChanges random(seed);
  model::Graph graph;
  run(**store, random, graph, 40);
  const auto report = (*store)->check();
  REQUIRE(report);
  CHECK(report->problems == std::vector<std::string>());
  CHECK(report->nodes == graph.nodes.size());
}

TEST_CASE("random transactions on disk equal the model after every reopen", "[storage]") {
  const unit::Scratch scratch;
  model::RandomChanges random(7);
  model::Graph graph;
  for (int round = 0; round < 5; ++round) {
    auto store = storage::Store::open(scratch.path("db"));
    if (!store) FAIL(store.error().message);
    CHECK((*store)->description().created == (round == 0));
    REQUIRE(model::difference((*store)->snapshot(), graph) == "");
    run(**store, random, graph, 10);
    const auto report = (*store)->check();
    REQUIRE(report);
    CHECK(report->problems == std::vector<std::string>());
    const std::string copy = scratch.path("copy" + std::to_string(round));
    REQUIRE((*store)->checkpoint(copy));
    const auto copied = storage::Store::open(copy, {storage::OpenMode::read_only});
    REQUIRE(copied);
    REQUIRE(model::difference((*copied)->snapshot(), graph) == "");
  }
}
