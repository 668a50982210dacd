#include "tests/tck/scenario_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "engine/database.hpp"
#include "parser/parse.hpp"
#include "tests/observation/graph_state.hpp"
#include "tests/observation/notation.hpp"
#include "tests/observation/show.hpp"
#include "tests/tck/expectation.hpp"
#include "tests/tck/table_procedure.hpp"

namespace stemma::tck {
namespace {

using observation::GraphState;
using observation::SideEffects;

constexpr std::string_view any_graph = "any graph";

std::string describe(const Error& error) {
  return fmt::format("{} at {}: {} ({})", name_of(error.type), name_of(error.phase),
                     detail_of(error.code), error.message);
}

/// One run of one scenario. Each step answers nothing, or how the scenario ended.
class Run {
 public:
  Run(const NamedGraphs& graphs, std::string any, std::chrono::milliseconds time_limit)
      : graphs_(graphs), any_(std::move(any)) {
    options_.time_limit = time_limit;
  }

  Outcome all(const Scenario& scenario) {
    storage::OpenOptions options;
    options.fold_in_background = false;
    auto database = engine::Database::open(":memory:", options);
    if (!database) return unexpected("an open database", database.error());
    database_ = std::move(*database);
    session_.emplace(database_->session());
    for (const Step& step : scenario.steps) {
      if (std::optional<Outcome> end = take(step)) return std::move(*end);
    }
    if (!result_) return skipped("the scenario runs no query");
    if (!*result_ && !error_checked_) return unexpected("the query to succeed", result_->error());
    return {};
  }

 private:
  using End = std::optional<Outcome>;

  static Outcome skipped(std::string why) {
    return {OutcomeKind::skipped, false, "", std::move(why)};
  }
  static Outcome unexpected(std::string expected, const Error& error) {
    return {OutcomeKind::unexpected_error, false, std::move(expected), describe(error)};
  }
  static Outcome wrong_result(std::string expected, std::string got) {
    return {OutcomeKind::wrong_result, false, std::move(expected), std::move(got)};
  }

  End take(const Step& step) {
    const std::string_view text = step.text;
    if (text == "an empty graph") return {};
    if (text == any_graph) return any_.empty() ? End() : build(any_);
    if (text.starts_with("the ") && text.ends_with(" graph"))
      return build(std::string(text.substr(4, text.size() - 10)));
    if (text == "having executed:")
      return step.document ? set_up(*step.document) : skipped("a query is missing");
    if (text == "parameters are:") return read_parameters(step.table);
    constexpr std::string_view procedure = "there exists a procedure ";
    if (text.starts_with(procedure))
      return add_procedure(text.substr(procedure.size()), step.table);
    if (text == "executing query:" || text == "executing control query:")
      return step.document ? execute(*step.document) : skipped("a query is missing");
    if (text == "no side effects") return check_effects({});
    if (text == "the side effects should be:") return check_effects(step.table);
    if (text.find(" should be raised at ") != std::string_view::npos) return check_error(text);
    if (const auto expected = result_expectation(text)) return check_result(*expected, step.table);
    return skipped(fmt::format("no such step: {}", text));
  }

  End build(const std::string& name) {
    const auto script = graphs_.find(name);
    if (script == graphs_.end()) return skipped("no graph is named " + name);
    for (const SourceRange range : parser::split_statements(script->second)) {
      if (End end = set_up(script->second.substr(range.begin, range.end - range.begin))) return end;
    }
    return {};
  }

  End set_up(const std::string& text) {
    const auto result = observation::run_and_show(*session_, text, parameters_, options_);
    if (!result) return unexpected("the setup to succeed", result.error());
    return {};
  }

  End read_parameters(const observation::CellTable& table) {
    for (const observation::Cells& row : table) {
      if (row.size() != 2) return skipped("a parameter needs a name and a value");
      const auto shown = observation::read_notation(row[1]);
      if (!shown) return skipped(shown.error().message);
      auto value = observation::to_value(*shown);
      if (!value) return skipped(value.error().message);
      parameters_[row[0]] = std::move(*value);
    }
    return {};
  }

  End add_procedure(std::string_view signature, const observation::CellTable& table) {
    auto procedure = table_procedure(signature, table);
    if (!procedure) return skipped(procedure.error().message);
    database_->add_procedure(std::move(*procedure));
    return {};
  }

  End measure(GraphState& state) {
    auto measured = observation::measure(database_->store().snapshot());
    if (!measured) return unexpected("a readable graph", measured.error());
    state = std::move(*measured);
    return {};
  }

  End execute(const std::string& text) {
    if (result_ && !*result_ && !error_checked_)
      return unexpected("the query to succeed", result_->error());
    if (End end = measure(before_)) return end;
    error_checked_ = false;
    result_.emplace(observation::run_and_show(*session_, text, parameters_, options_));
    return measure(after_);
  }

  End check_result(const ResultExpectation& expected, const observation::CellTable& table) {
    if (!result_) return skipped("a result is asked for before a query has run");
    if (!*result_) return unexpected(print_expectation(table), result_->error());
    auto mismatch = compare(expected, table, **result_);
    if (!mismatch) return skipped(mismatch.error().message);
    if (mismatch->equal) return {};
    return wrong_result(std::move(mismatch->expected), std::move(mismatch->got));
  }

  End check_effects(const observation::CellTable& table) {
    if (!result_) return skipped("side effects are asked for before a query has run");
    if (!*result_ && !error_checked_) return unexpected("the query to succeed", result_->error());
    SideEffects expected;
    for (const observation::Cells& row : table) {
      std::uint64_t* count = row.size() == 2 ? expected.find(row[0]) : nullptr;
      if (count == nullptr) return skipped("a side effect needs a known name and a count");
      *count = std::stoull(row[1]);
    }
    const SideEffects got = observation::difference(before_, after_);
    if (got == expected) return {};
    return wrong_result("side effects " + print(expected), "side effects " + print(got));
  }

  End check_error(std::string_view text) {
    const auto expected = error_expectation(text);
    if (!expected || !result_) return skipped(fmt::format("no such step here: {}", text));
    if (*result_) return Outcome{OutcomeKind::wrong_error, false, std::string(text), "no error"};
    error_checked_ = true;
    if (!fits(*expected, result_->error()))
      return Outcome{OutcomeKind::wrong_error, true, std::string(text), describe(result_->error())};
    return check_effects({});
  }

  const NamedGraphs& graphs_;
  std::string any_;  ///< what `any graph` is in this run; empty: the empty graph
  engine::RunOptions options_;
  engine::Parameters parameters_;
  std::unique_ptr<engine::Database> database_;
  std::optional<engine::Session> session_;
  std::optional<Result<observation::ShownResult>> result_;
  bool error_checked_ = false;
  GraphState before_;
  GraphState after_;
};

}  // namespace

Outcome run_scenario(const Scenario& scenario, const NamedGraphs& graphs,
                     std::chrono::milliseconds time_limit) {
  Outcome outcome = Run(graphs, "", time_limit).all(scenario);
  const bool any = std::any_of(scenario.steps.begin(), scenario.steps.end(),
                               [](const Step& step) { return step.text == any_graph; });
  if (outcome.kind == OutcomeKind::passed && any)
    outcome = Run(graphs, "binary-tree-1", time_limit).all(scenario);
  const auto& tags = scenario.tags;
  const bool ignored = std::find(tags.begin(), tags.end(), "@ignore") != tags.end();
  if (ignored && outcome.kind != OutcomeKind::passed) outcome.kind = OutcomeKind::skipped;
  return outcome;
}

}  // namespace stemma::tck
