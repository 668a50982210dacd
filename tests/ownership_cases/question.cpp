#include "tests/ownership_cases/question.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "tests/ownership_cases/case_graph.hpp"

namespace stemma::cases {
namespace {

using Table = std::vector<std::vector<Value>>;
using Settings = std::vector<Value::Entry>;

/// What stops a question: its error.
struct Stopped {
  std::string text;
};

/// One question: its names, its settings, and what it can ask.
class Asker {
 public:
  Asker(const Database& database, const Json& example, const Json& question)
      : database_(database), example_(example), question_(question) {}

  Answer answer(const std::string& measure) const;

 private:
  Answer special(const std::string& measure) const;
  Table rows(const std::string& text, Settings more = {}) const;
  Settings common(Settings more) const;
  void add_threshold(Settings& settings) const;

  Answer share(const std::string& measure, Settings more = {}) const;
  Answer verdict(const std::string& measure, Settings more = {}) const;
  Answer fixed(const std::string& measure, const char* threshold, const char* comparison) const;
  Answer bounds() const;
  Answer range_verdict(bool certain) const;
  Answer beneficial_owners() const;
  Answer accounted(const std::string& column) const;
  Answer power(const std::string& column) const;
  Answer implied_leg() const;
  Answer names(const std::string& text, Settings more = {}) const;
  Answer pairs() const;
  Answer leaders() const;

  Settings threshold_settings(Settings more = {}) const {
    add_threshold(more);
    return more;
  }

  const Database& database_;
  const Json& example_;
  const Json& question_;
};

Value value_of(const Json* json) {
  if (json == nullptr || json->is_null()) return nullptr;
  if (json->text() != nullptr) return *json->text();
  if (json->boolean() != nullptr) return *json->boolean();
  if (json->number() != nullptr) return number_value(*json->number());
  std::vector<Value> elements;
  if (json->list() != nullptr) {
    for (const Json& each : *json->list()) elements.push_back(value_of(&each));
  }
  return elements;
}

/// `same_as` and `as_of` of the question, else of the case.
Settings Asker::common(Settings more) const {
  for (const Json* const source : {&question_, &example_}) {
    const Json* const day = source->find("as_of");
    if (day == nullptr || day->text() == nullptr) continue;
    more.emplace_back("as_of", *day->text());
    break;
  }
  Merged merged = read_merged(question_);
  if (merged.empty()) merged = read_merged(example_);
  if (merged.empty()) return more;
  std::vector<Value> groups;
  for (const auto& group : merged) {
    groups.emplace_back(std::vector<Value>(group.begin(), group.end()));
  }
  more.emplace_back("same_as", groups);
  return more;
}

void Asker::add_threshold(Settings& settings) const {
  const Json* const threshold = question_.find("threshold");
  if (threshold == nullptr || threshold->number() == nullptr) {
    throw Stopped{"the question has no threshold"};
  }
  settings.emplace_back("threshold", threshold->number()->text);
  const std::string comparison = question_.text_of("comparison");
  settings.emplace_back("comparison", comparison.empty() ? ">=" : comparison);
}

Table Asker::rows(const std::string& text, Settings more) const {
  Parameters parameters;
  const Settings settings = common(std::move(more));
  parameters.set("settings", Value::map(settings));
  Settings chains = settings;
  chains.emplace_back("measure", "path_product");
  parameters.set("chains", Value::map(chains));
  for (const char* const key : {"owner", "target", "owners", "blocked", "order", "quota"}) {
    parameters.set(key, value_of(question_.find(key)));
  }
  auto rows = database_.query(text, parameters);
  if (!rows) throw Stopped{rows.error().message};
  Table table;
  for (const Row& row : *rows) {
    auto& kept = table.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) kept.emplace_back(row[i]);
  }
  if (rows->error() != nullptr) throw Stopped{rows->error()->message};
  return table;
}

const char* const share_query =
    "CALL ownership.share($owner, $target, $settings) YIELD low, high, exact, verdict "
    "RETURN low, high, exact, verdict";

Answer Asker::share(const std::string& measure, Settings more) const {
  more.emplace_back("measure", measure);
  const Json* const without = question_.find("exclude_direct");
  if (without != nullptr && without->boolean() != nullptr) {
    more.emplace_back("exclude_direct", *without->boolean());
  }
  const Table table = rows(share_query, std::move(more));
  const auto& row = table.at(0);
  if (row[0].is_null() || row[1].is_null()) return Undetermined();
  return row[0].floating();
}

Answer Asker::verdict(const std::string& measure, Settings more) const {
  more.emplace_back("measure", measure);
  const Json* const without = question_.find("exclude_direct");
  if (without != nullptr && without->boolean() != nullptr) {
    more.emplace_back("exclude_direct", *without->boolean());
  }
  const Table table = rows(share_query, std::move(more));
  const std::string_view said = table.at(0)[3].string();
  if (said == "yes") return true;
  if (said == "no") return false;
  return Undetermined();
}

Answer Asker::fixed(const std::string& measure, const char* threshold,
                    const char* comparison) const {
  return verdict(measure, {{"threshold", threshold}, {"comparison", comparison}});
}

Answer Asker::bounds() const {
  const Table table = rows(share_query, {{"measure", "integrated"}});
  const auto& row = table.at(0);
  if (row[0].is_null() || row[1].is_null()) return Undetermined();
  return std::vector<double>{row[0].floating(), row[1].floating()};
}

Answer Asker::range_verdict(bool certain) const {
  const Table table = rows(share_query, threshold_settings({{"measure", "integrated"}}));
  const auto& row = table.at(0);
  const std::string_view said = row[3].string();
  if (said == "yes") return true;
  if (said == "no") return false;
  if (said == "possible") return !certain;
  // Without a highest value the lowest decides where it does not pass.
  const double threshold =
      std::strtod(question_.find("threshold")->number()->text.c_str(), nullptr);
  if (certain && !row[0].is_null() && row[0].floating() < threshold) return false;
  return Undetermined();
}

Answer Asker::names(const std::string& text, Settings more) const {
  std::vector<std::string> found;
  for (const auto& row : rows(text, std::move(more))) found.emplace_back(row.at(0).string());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Answer Asker::beneficial_owners() const {
  const Table table = rows(
      "CALL ownership.owners($target, $settings) YIELD owner, verdict "
      "RETURN owner.name, verdict",
      threshold_settings({{"measure", "integrated"}, {"owners", "roots"}}));
  std::vector<std::string> found;
  for (const auto& row : table) {
    if (row.at(1).string() == "undetermined") return Undetermined();
    if (row.at(1).string() == "yes") found.emplace_back(row.at(0).string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Answer Asker::accounted(const std::string& column) const {
  const Table table =
      rows("CALL ownership.accounted($target, $settings) YIELD " + column + " RETURN " + column);
  const Value& found = table.at(0).at(0);
  if (found.is_null()) return Undetermined();
  return found.floating();
}

Answer Asker::power(const std::string& column) const {
  const Table table = rows("CALL ownership.voting_power($target, $settings) YIELD voter, " +
                               column + " RETURN voter.name, " + column,
                           {{"quota", value_of(question_.find("quota"))}});
  std::map<std::string, const Value*> found;
  for (const auto& row : table) found[std::string(row.at(0).string())] = &row.at(1);
  std::vector<double> powers;
  const Json* const order = question_.find("order");
  if (order == nullptr || order->list() == nullptr) throw Stopped{"the question has no order"};
  for (const Json& name : *order->list()) {
    const auto power = name.text() == nullptr ? found.end() : found.find(*name.text());
    if (power != found.end() && power->second->is_null()) return Undetermined();
    powers.push_back(power == found.end() ? 0 : power->second->floating());
  }
  return powers;
}

/// The share of owner in target is unknown; what the owner is declared to hold of another company
/// through it tells it: the chains there are a straight line over it.
Answer Asker::implied_leg() const {
  const Table table = rows(
      "MATCH ({name: $owner})-[declared:OWNS {isComponent: false}]->(other) "
      "WITH DISTINCT other "
      "CALL ownership.declared($owner, other, $settings) YIELD low AS stated "
      "CALL ownership.share($owner, other, $chains) YIELD low, high "
      "RETURN (stated - low) / (high - low)");
  if (table.size() != 1 || table[0][0].is_null()) return Undetermined();
  return table[0][0].floating();
}

Answer Asker::pairs() const {
  std::vector<Pair> found;
  const Table table = rows(
      "CALL ownership.close_links($settings) YIELD owner, company, verdict "
      "RETURN owner.name, company.name, verdict",
      threshold_settings());
  for (const auto& row : table) {
    if (row.at(2).string() != "yes") return Undetermined();
    found.push_back({std::string(row.at(0).string()), std::string(row.at(1).string())});
  }
  std::sort(found.begin(), found.end());
  return found;
}

Answer Asker::leaders() const {
  Answer answer =
      names("CALL ownership.lead_owners($target, $settings) YIELD owner RETURN owner.name");
  const auto& found = std::get<std::vector<std::string>>(answer);
  if (found.size() == 1) return found.front();
  return answer;
}

Answer Asker::special(const std::string& measure) const {
  static const std::map<std::string, Answer (*)(const Asker&)> asked = {
      {"beneficial_with_nominee_passthrough",
       [](const Asker& a) {
         return a.share("integrated", {{"beneficial", true}});
       }},
      {"controls", [](const Asker& a) { return a.verdict("control"); }},
      {"controls_all",
       [](const Asker& a) {
         return a.names(
             "CALL ownership.control($owner, $settings) YIELD controlled, verdict "
             "WITH controlled, verdict WHERE verdict = 'yes' RETURN controlled.name");
       }},
      {"ofac50",
       [](const Asker& a) {
         return a.names(
             "CALL ownership.control($blocked, $settings) YIELD controlled, verdict "
             "WITH controlled, verdict WHERE verdict = 'yes' RETURN controlled.name",
             {{"threshold", ">= 50%"}});
       }},
      {"ubo", [](const Asker& a) { return a.beneficial_owners(); }},
      {"ubo_amlr54", [](const Asker& a) { return a.fixed("controlled_holders", "0.25", ">="); }},
      {"is_75pc_subsidiary", [](const Asker& a) { return a.fixed("path_product", "0.75", ">="); }},
      {"is_51pc_subsidiary", [](const Asker& a) { return a.fixed("path_product", "0.5", ">"); }},
      {"bounds", [](const Asker& a) { return a.bounds(); }},
      {"ubo_possible", [](const Asker& a) { return a.range_verdict(false); }},
      {"ubo_certain", [](const Asker& a) { return a.range_verdict(true); }},
      {"sum_external", [](const Asker& a) { return a.accounted("external_low"); }},
      {"sum_of_legal_owners", [](const Asker& a) { return a.accounted("legal_low"); }},
      {"unaccounted", [](const Asker& a) { return a.accounted("unaccounted_low"); }},
      {"over_100",
       [](const Asker& a) {
         return a.names("CALL ownership.report($settings) YIELD node RETURN node.name",
                        {{"kinds", "over_100"}});
       }},
      {"declared",
       [](const Asker& a) -> Answer {
         return a.rows("CALL ownership.declared($owner, $target, $settings) YIELD low RETURN low")
             .at(0)
             .at(0)
             .floating();
       }},
      {"implied_leg", [](const Asker& a) { return a.implied_leg(); }},
      {"close_links", [](const Asker& a) { return a.pairs(); }},
      {"jaccard",
       [](const Asker& a) -> Answer {
         return a
             .rows(
                 "CALL ownership.similarity($owners[0], $owners[1], $settings) YIELD jaccard "
                 "RETURN jaccard")
             .at(0)
             .at(0)
             .floating();
       }},
      {"ultimate_owner_of_lead", [](const Asker& a) { return a.leaders(); }},
      {"banzhaf", [](const Asker& a) { return a.power("banzhaf"); }},
      {"shapley_shubik", [](const Asker& a) { return a.power("shapley_shubik"); }},
  };
  const auto found = asked.find(measure);
  if (found == asked.end()) return Failure{"no measure is named '" + measure + "'"};
  return found->second(*this);
}

/// Most measures are settings of one procedure.
Answer Asker::answer(const std::string& measure) const {
  static const std::map<std::string, std::string> tested = {{"ubo_multiplication", "path_product"},
                                                            {"ubo_rolling", "rolling"},
                                                            {"ubo_dominance", "dominance"}};
  static const std::map<std::string, std::string> shares = {
      {"direct", "direct"},
      {"path_product", "path_product"},
      {"integrated", "integrated"},
      {"legal_only", "integrated"},
      {"weakest_link", "weakest_link"},
      {"controlled_votes", "controlled_votes"}};
  const auto of_share = shares.find(measure);
  if (of_share != shares.end()) return share(of_share->second);
  const auto test = tested.find(measure);
  if (test != tested.end()) return verdict(test->second, threshold_settings());
  return special(measure);
}

}  // namespace

Answer ask(const Database& database, const Json& example, const Json& question) {
  try {
    return Asker(database, example, question).answer(question.text_of("measure"));
  } catch (const Stopped& stopped) { return Failure{stopped.text}; }
}

}  // namespace stemma::cases
