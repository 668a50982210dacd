#include "engine/exchange/csv_import.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/exchange/import_job.hpp"

using namespace stemma;
using namespace stemma::engine;

namespace {

/// Keeps what an import is given, to be looked at.
class RecordingImport : public storage::Import {
 public:
  struct Node {
    std::vector<std::string> labels;
    std::map<std::string, std::string> properties;
  };
  struct Relationship {
    std::string type;
    std::uint64_t source;
    std::uint64_t target;
    std::map<std::string, std::string> properties;
  };
  std::vector<Node>& nodes;
  std::vector<Relationship>& relationships;
  bool& finished;

  RecordingImport(std::vector<Node>& n, std::vector<Relationship>& r, bool& done)
      : nodes(n), relationships(r), finished(done) {}

  Result<NodeId> add_nodes(std::span<const std::string> labels, std::uint64_t count,
                           std::span<const storage::ImportColumn> columns) override {
    REQUIRE(relationships.empty());
    const NodeId first{nodes.size()};
    for (std::uint64_t i = 0; i < count; ++i) {
      nodes.push_back({{labels.begin(), labels.end()}, properties(columns, i)});
    }
    return first;
  }
  Result<void> add_relationships(const std::string& type, std::span<const NodeId> sources,
                                 std::span<const NodeId> targets,
                                 std::span<const storage::ImportColumn> columns) override {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      relationships.push_back(
          {type, number(sources[i]), number(targets[i]), properties(columns, i)});
    }
    return {};
  }
  Result<storage::ImportSummary> finish() override {
    finished = true;
    return storage::ImportSummary{};
  }

 private:
  static std::map<std::string, std::string> properties(
      std::span<const storage::ImportColumn> columns, std::size_t row) {
    std::map<std::string, std::string> found;
    for (const auto& column : columns) {
      if (column.present.at(row) != 0) found[column.key] = text(column, row);
    }
    return found;
  }
  static std::string text(const storage::ImportColumn& column, std::size_t row) {
    if (column.kind == Kind::string) {
      const std::size_t begin = row == 0 ? 0 : column.text_ends.at(row - 1);
      return column.texts.substr(begin, column.text_ends.at(row) - begin);
    }
    if (column.kind == Kind::floating) return std::to_string(column.floats.at(row));
    if (column.kind == Kind::list) return std::to_string(column.values.at(row).list().size());
    return std::to_string(column.integers.at(row));
  }
};

class RecordingStore : public storage::Store {
 public:
  std::vector<RecordingImport::Node> nodes;
  std::vector<RecordingImport::Relationship> relationships;
  bool finished = false;

  const storage::StoreDescription& description() const override { return description_; }
  storage::Snapshot snapshot() const override { return storage::Snapshot(nullptr); }
  Result<storage::Transaction> begin(std::string_view, std::chrono::milliseconds,
                                     std::optional<Sequence>) override {
    return unused();
  }
  Result<std::unique_ptr<storage::Import>> import(const storage::ImportOptions&) override {
    return std::unique_ptr<storage::Import>(
        std::make_unique<RecordingImport>(nodes, relationships, finished));
  }
  Result<void> fold(std::size_t) override { return unused(); }
  Result<storage::CheckReport> check() const override { return unused(); }
  Result<void> checkpoint(const std::string&) override { return unused(); }
  storage::Statistics statistics() const override { return {}; }

 private:
  static Error unused() { return runtime_error(ErrorCode::internal, "not part of this test"); }
  storage::StoreDescription description_;
};

/// A folder of files that goes with the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "stemma_csv_import_test") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("nodes and relationships of neo4j-admin files arrive", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("c.csv",
                                  "id:ID(C),name,capital:double,:LABEL\nx,湖南,1.5,Listed;Company\n"
                                  "y,\"a \"\"b\"\"\",,\n")},
                    {"Company"}},
                   {{folder.write("p.csv", "key:ID(P)\nx\n")}, {"Person"}}};
  options.relationships = {
      {{folder.write("o.csv",
                     ":START_ID(P),:END_ID(C),:TYPE,since:date\nx,y,,1970-01-03\n"
                     "x,x,HOLDS,\n")},
       {"OWNS"}}};
  const auto report = import_csv(store, options);
  if (!report) FAIL(report.error().message);
  CHECK(store.finished);
  CHECK(report->nodes == 3);
  CHECK(report->relationships == 2);
  REQUIRE(store.nodes.size() == 3);
  std::map<std::string, RecordingImport::Node> by_id;
  for (const auto& node : store.nodes) {
    if (node.properties.count("id") != 0) by_id[node.properties.at("id")] = node;
  }
  CHECK(by_id["x"].labels == std::vector<std::string>{"Company", "Listed"});
  CHECK(by_id["y"].labels == std::vector<std::string>{"Company"});
  CHECK(by_id["y"].properties.at("name") == "a \"b\"");
  CHECK(by_id["y"].properties.count("capital") == 0);
  REQUIRE(store.relationships.size() == 2);
  const auto& owns = store.relationships[0];
  CHECK(owns.type == "OWNS");
  CHECK(owns.properties.at("since") == "2");
  CHECK(store.nodes[owns.source].labels == std::vector<std::string>{"Person"});
  CHECK(store.nodes[owns.target].properties.at("id") == "y");
  CHECK(store.relationships[1].type == "HOLDS");
}

TEST_CASE("a header may be a file of its own and parts may repeat it", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("h.csv", "id:ID;name\n"), folder.write("1.csv", "a;x\n"),
                     folder.write("2.csv", "id:ID;name\nb;y\n")},
                    {"N"}}};
  REQUIRE(import_csv(store, options));
  REQUIRE(store.nodes.size() == 2);
  CHECK(store.nodes[1].properties.at("name") == "y");
}

TEST_CASE("rows with problems refuse the import by file, line, column and reason", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", "id:ID,age:int\na,1\na,2\nb,x\nc\n,4\n")}, {"N"}}};
  options.relationships = {{{folder.write("r.csv", ":START_ID,:END_ID\na,zz\n")}, {"R"}}};
  const auto report = import_csv(store, options);
  REQUIRE_FALSE(report);
  CHECK_FALSE(store.finished);
  const std::string& text = report.error().message;
  CHECK(text.find("5 rows are refused") != std::string::npos);
  CHECK(text.find("n.csv, line 3, column 1 (id:ID), byte 18: an earlier node has the id 'a'") !=
        std::string::npos);
  CHECK(text.find("n.csv, line 4, column 2 (age:int), byte 24: 'x' is not an integer") !=
        std::string::npos);
  CHECK(text.find("n.csv, line 5, byte 26: the row has 1 field, the header 2") !=
        std::string::npos);
  CHECK(text.find("n.csv, line 6, column 1 (id:ID), byte 28: the node has no id") !=
        std::string::npos);
  CHECK(text.find("r.csv, line 2, column 2 (:END_ID), byte 20: no node has the id 'zz'") !=
        std::string::npos);
}

TEST_CASE("of many problems the first ten are told and all are counted", "[exchange]") {
  const Folder folder;
  std::string rows = "id:ID\n";
  for (int i = 0; i < 500; ++i) rows += "same\n";
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", rows)}, {}}};
  const auto report = import_csv(store, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find(
            "499 rows are refused, so nothing was imported; the first 10") == 0);
  CHECK(std::count(report.error().message.begin(), report.error().message.end(), '\n') == 10);
}

TEST_CASE("skipped rows go to the rejects with their reasons", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", "id:ID,age:int\na,1\na,2\nb,x\nb,3\n")}, {"N"}}};
  options.relationships = {{{folder.write("r.csv", ":START_ID,:END_ID\na,zz\na,b\n")}, {"R"}}};
  options.on_bad_row = OnBadRow::skip;
  options.on_duplicate = OnDuplicate::skip;
  options.on_dangling = OnDangling::skip;
  options.rejects_path = folder / "rejects.csv";
  const auto report = import_csv(store, options);
  if (!report) FAIL(report.error().message);
  CHECK(report->rows_skipped == 3);
  CHECK(report->problems.size() == 3);
  CHECK(store.nodes.size() == 2);
  CHECK(store.relationships.size() == 1);
  const std::string rejects = read_whole(options.rejects_path);
  CHECK(rejects.find("file,line,column,reason,row\n") == 0);
  CHECK(rejects.find(",4,\"age:int\",\"'x' is not an integer\",\"b,x\"\n") != std::string::npos);
}

TEST_CASE("missing ends are created on request", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.relationships = {
      {{folder.write("g.csv", "Source,Target,Type,Weight\na,b,Directed,2\nb,a,Undirected,\n")},
       {"TIE"}}};
  const auto refused = import_csv(store, options);
  REQUIRE_FALSE(refused);
  CHECK_FALSE(refused.error().hint.empty());
  options.on_dangling = OnDangling::create;
  const auto report = import_csv(store, options);
  if (!report) FAIL(report.error().message);
  CHECK(report->nodes_created == 2);
  REQUIRE(store.nodes.size() == 2);
  CHECK(store.nodes[0].properties.at("id") == "a");
  REQUIRE(store.relationships.size() == 2);
  CHECK(store.relationships[1].type == "TIE");
  CHECK(store.relationships[1].source == 1);
  CHECK(store.relationships[1].target == 0);
}

TEST_CASE("a relationship without a type is refused", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.on_dangling = OnDangling::create;
  options.relationships = {{{folder.write("g.csv", "Source,Target\na,b\n")}, {}}};
  const auto report = import_csv(store, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("the relationship has no type") != std::string::npos);
}

TEST_CASE("an unknown group of ids is told with the known ones", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", "id:ID(Stock)\na\n")}, {}}};
  options.relationships = {
      {{folder.write("r.csv", ":START_ID(Stok),:END_ID(Stock)\na,a\n")}, {"R"}}};
  const auto report = import_csv(store, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("no file of nodes has ids of the group 'Stok'") !=
        std::string::npos);
  CHECK(report.error().hint == "groups are: 'Stock'");
}

TEST_CASE("a dry run counts and writes nothing", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", "id:ID\na\nb\n")}, {"N"}}};
  options.relationships = {{{folder.write("r.csv", ":START_ID,:END_ID\na,b\n")}, {"R"}}};
  options.dry_run = true;
  const auto report = import_csv(store, options);
  REQUIRE(report);
  CHECK(report->nodes == 2);
  CHECK(report->relationships == 1);
  CHECK(store.nodes.empty());
}

TEST_CASE("rows of several batches keep their ids apart", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  std::string nodes = "id:ID,:LABEL\n";
  std::string ties = ":START_ID,:END_ID\n";
  const std::size_t count = 2 * batch_rows_max + 100;
  for (std::size_t i = 0; i < count; ++i) {
    nodes += "n" + std::to_string(i) + (i % 3 == 0 ? ",A\n" : ",B\n");
    ties += "n" + std::to_string(i) + ",n" + std::to_string(count - 1 - i) + "\n";
  }
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", nodes)}, {}}};
  options.relationships = {{{folder.write("r.csv", ties)}, {"R"}}};
  REQUIRE(import_csv(store, options));
  REQUIRE(store.relationships.size() == count);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& tie = store.relationships[i];
    wrong += store.nodes[tie.source].properties.at("id") != "n" + std::to_string(i);
    wrong += store.nodes[tie.target].properties.at("id") != "n" + std::to_string(count - 1 - i);
  }
  CHECK(wrong == 0);
}

TEST_CASE("an import is cancelled between rows", "[exchange]") {
  const Folder folder;
  RecordingStore store;
  std::string nodes = "id:ID\n";
  for (int i = 0; i < 40'000; ++i) nodes += std::to_string(i) + "\n";
  const std::atomic<bool> cancel = true;
  CsvImportOptions options;
  options.nodes = {{{folder.write("n.csv", nodes)}, {}}};
  options.cancel = &cancel;
  const auto report = import_csv(store, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::cancelled);
  CHECK_FALSE(store.finished);
}
