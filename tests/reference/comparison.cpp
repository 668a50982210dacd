#include "tests/reference/comparison.hpp"

#include <fmt/format.h>

#include <future>

#include "parser/parse.hpp"
#include "tests/reference/evaluator.hpp"
#include "tests/reference/graph_generator.hpp"

namespace stemma::reference {
namespace {

engine::Parameters engine_parameters() {
  engine::Parameters parameters;
  for (const auto& [name, value] : query_parameters()) parameters[name] = value;
  return parameters;
}

constexpr const char* index_statements[] = {"CREATE INDEX FOR (n:A) ON (n.a)",
                                            "CREATE INDEX FOR (n:B) ON (n.b)",
                                            "CREATE INDEX FOR (n:`公司`) ON (n.m)"};

Result<observation::ShownResult> ask(engine::Session& session, const std::string& text) {
  engine::RunOptions options;
  options.time_limit = std::chrono::seconds(10);
  return observation::run_and_show(session, text, engine_parameters(), options);
}

[[noreturn]] void stop(const std::string& why) { throw Unsupported{why}; }

}  // namespace

Pair::Pair(const Graph& graph, Preparation preparation, Faults faults, const Setting& setting)
    : graph_(graph), faults_(faults), two_threads_(setting.two_threads) {
  storage::OpenOptions options;
  options.cache_bytes = setting.cache_bytes;
  options.fold_in_background = false;
  auto database = engine::Database::open(":memory:", options);
  if (!database) stop(database.error().message);
  database_ = std::move(*database);
  database_->set_planner_options(setting.planner);
  session_.emplace(database_->session());
  if (preparation.indexed) {
    for (const char* statement : index_statements) {
      if (const auto made = ask_engine(statement); !made) stop(made.error().message);
    }
  }
  const std::string script = script_of(graph);
  if (script.empty()) return;
  if (const auto made = ask_engine(script); !made) stop(made.error().message);
  if (!preparation.folded) return;
  if (const auto folded = database_->store().fold(); !folded) stop(folded.error().message);
}

Result<observation::ShownResult> Pair::ask_engine(const std::string& text) {
  return ask(*session_, text);
}

Comparison Pair::compare_on_two_threads(const GeneratedQuery& query, const Told& told) {
  engine::Session other = database_->session();
  auto second = std::async(std::launch::async, [&] { return ask(other, query.text); });
  const auto first = ask_engine(query.text);
  const storage::Snapshot view = database_->store().snapshot();
  const auto result = second.get();
  Comparison comparison = judged(query, told, first, view);
  return comparison.equal ? judged(query, told, result, view) : comparison;
}

std::optional<Pair::Told> Pair::ask_reference(const GeneratedQuery& query, Fixed fixed) const {
  const auto statement = parser::parse(query.text);
  if (!statement) {
    Answer answer;
    answer.failed = true;
    answer.error = parser::describe(statement.error(), query.text);
    return Told{std::move(answer), graph_};
  }
  const auto* parsed = boost::get<ast::Query>(&statement->command.get());
  if (parsed == nullptr || statement->lens) return {};
  Graph graph = graph_;
  try {
    Evaluator evaluator(graph, query_parameters(), faults_, query.text);
    const Table table = evaluator.run(*parsed);
    Answer answer = answer_of(table, graph, fixed);
    return Told{std::move(answer), std::move(graph)};
  } catch (const Failure& failure) {
    Answer answer;
    answer.failed = true;
    answer.error = "failure: " + failure.why;
    return Told{std::move(answer), graph_};
  } catch (const std::out_of_range&) {  // A name of nothing, as shrinking makes them.
    return {};
  } catch (const Unsupported&) { return {}; }
}

Comparison Pair::judged(const GeneratedQuery& query, const Told& told,
                        const Result<observation::ShownResult>& result,
                        const storage::Snapshot& view) const {
  const Fixed fixed{query.ordered, query.ordered_lists};
  const Answer got = answer_of(result, fixed);
  if (!agree(told.answer, got, fixed)) {
    const std::string kind = got.failed ? "engine " + got.error.substr(0, got.error.find(':'))
                             : told.answer.failed ? "only the reference fails"
                                                  : "rows";
    return {true, false, kind, print(told.answer), print(got)};
  }
  if (!query.writes) return {};
  const std::vector<std::string> expected = lines_of(told.graph);
  const auto lines = lines_of(view);
  if (!lines) return {true, false, "graph", "", lines.error().message};
  if (*lines == expected) return {};
  return {true, false, "graph", fmt::format("  {}\n", fmt::join(expected, "\n  ")),
          fmt::format("  {}\n", fmt::join(*lines, "\n  "))};
}

Comparison Pair::compare(const GeneratedQuery& query) {
  std::optional<Told> told = ask_reference(query, {query.ordered, query.ordered_lists});
  if (!told) return {false, true, "", "", ""};
  if (two_threads_ && !query.writes) return compare_on_two_threads(query, *told);
  const auto result = ask_engine(query.text);
  Comparison comparison = judged(query, *told, result, database_->store().snapshot());
  graph_ = std::move(told->graph);
  return comparison;
}

Comparison Pair::compare_and_undo(const GeneratedQuery& query) {
  const std::optional<Told> told = ask_reference(query, {query.ordered, query.ordered_lists});
  if (!told) return {false, true, "", "", ""};
  if (const auto begun = session_->begin(engine::Session::Access::write); !begun)
    return {true, false, "engine begin", "", begun.error().message};
  const auto result = ask_engine(query.text);
  // The view of the transaction is that of any query in it.
  Comparison comparison;
  {
    auto cursor = session_->run("RETURN 1 AS one", {}, {});
    if (!result || !cursor) {
      // A failed statement may end its transaction; then there is nothing more to look at.
      comparison = judged({query.text, false, query.ordered, query.ordered_lists}, *told, result,
                          database_->store().snapshot());
    } else {
      comparison = judged(query, *told, result, cursor->view());
    }
  }
  session_->rollback();
  return comparison;
}

}  // namespace stemma::reference
