#include <memory>
#include <optional>
#include <string_view>

#include "engine/database.hpp"
#include "parser/parse.hpp"
#include "tests/fuzz/check.hpp"
#include "tests/fuzz/planted.hpp"

// A statement run on a small graph in memory: it answers, or fails with an error that points into
// the text, within its limits; and what it wrote is taken back.
namespace {

using namespace stemma;
using fuzz::check;

constexpr std::string_view graph = R"(
  CREATE (a:Person {name: 'Ann', born: date('1980-02-29'), share: 0.5, tags: [1, 2]}),
         (b:Person:Director {name: '王', age: 41}), (c:Company {name: 'Acme', founded: 1999}),
         (d:Company {name: "O'Hara", active: true}), (e),
         (a)-[:OWNS {share: 0.6, since: date('2001-01-01')}]->(c),
         (b)-[:OWNS {share: 0.4}]->(c), (c)-[:OWNS {share: 1.0}]->(d), (d)-[:OWNS]->(c),
         (a)-[:KNOWS {w: 3}]->(b), (b)-[:KNOWS]->(a), (e)-[:SELF]->(e))";

constexpr std::chrono::milliseconds time_limit{50};
constexpr std::uint64_t memory_bytes = 8u << 20;
constexpr std::size_t rows_max = 2'000;
/// Names of labels and the like outlive a rollback: the database is made anew from time to time.
constexpr std::size_t statements_a_database = 2'000;

class Scene {
 public:
  engine::Session& session() {
    if (statements_++ % statements_a_database == 0) open();
    return *session_;
  }

 private:
  void open() {
    session_.reset();
    database_.reset();
    storage::OpenOptions options;
    options.fold_in_background = false;
    auto opened = engine::Database::open(":memory:", options);
    check(opened.ok(), "a database in memory opens");
    database_ = std::move(*opened);
    session_.emplace(database_->session());
    for (const std::string_view text :
         {graph, std::string_view("CREATE INDEX FOR (n:Person) ON (n.name)")}) {
      const auto ran = session_->run(text);
      check(ran.ok(), "the graph is made", ran ? "" : ran.error().message);
    }
  }

  std::size_t statements_ = 0;
  std::unique_ptr<engine::Database> database_;
  std::optional<engine::Session> session_;
};

void check_error(const Error& error, std::string_view text) {
  check(!error.message.empty(), "an error has a message", text);
  const bool inside = !error.where || error.where->end <= text.size();
  check(inside, "an error points into the text", text);
  check(error.code != ErrorCode::internal && error.code != ErrorCode::corruption,
        "an error is the user's", error.message);
  check(!parser::describe(error, text).empty(), "an error is described", text);
}

void run(engine::Session& session, std::string_view text) {
  const engine::Parameters parameters = {{"0", Value(7)}, {"name", Value("Ann")}};
  const engine::RunOptions options{time_limit, memory_bytes, nullptr};
  auto cursor = session.run(text, parameters, options);
  if (!cursor) return check_error(cursor.error(), text);
  for (std::size_t rows = 0; rows < rows_max; ++rows) {
    const auto row = cursor->next();
    if (!row) return check_error(row.error(), text);
    if (*row == nullptr) return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  // Never ended: what RocksDB keeps for a process may be gone before.
  static Scene& scene = *new Scene;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  engine::Session& session = scene.session();
  const auto begun = session.begin(engine::Session::Access::write);
  check(begun.ok(), "a transaction begins", begun ? "" : begun.error().message);
  run(session, text);
  session.rollback();
  fuzz::planted_read(text);
  return 0;
}
