#include "engine/procedures/ownership/answers.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/ownership/reach.hpp"

namespace stemma::engine {

using ownership::Assessment;
using ownership::End;
using ownership::Link;
using ownership::Party;
using ownership::ShareGraph;
using ownership::Verdict;

Value number_value(const std::optional<double>& number) {
  return number ? Value(*number) : Value();
}

Value verdict_value(const std::optional<Verdict>& verdict) {
  return verdict ? Value(ownership::name_of(*verdict)) : Value();
}

Value chains_value(const ownership::ShareReader& reader, const ShareGraph& graph,
                   const std::vector<ownership::StrongestChains::Chain>& chains) {
  ValueList list;
  for (const auto& chain : chains) {
    ownership::Rational low = 1;
    ownership::Rational high = 1;
    ValueList nodes{Value(reader.node(chain.front()->owner))};
    ValueList relationships;
    for (const Link* const link : chain) {
      low *= graph.exact(*link, End::low);
      high *= graph.exact(*link, End::high);
      nodes.emplace_back(reader.node(link->owned));
      for (const auto& holding : graph.holdings(*link)) {
        relationships.emplace_back(holding.relationship);
      }
    }
    list.push_back(Value::map({{"low", Value(ownership::to_double(low))},
                               {"high", Value(ownership::to_double(high))},
                               {"nodes", Value(std::move(nodes))},
                               {"relationships", Value(std::move(relationships))}}));
  }
  return Value(std::move(list));
}

bool is_worth_telling(const Assessment& assessment) {
  if (assessment.verdict) return *assessment.verdict != Verdict::no;
  return !assessment.high || *assessment.high != 0;
}

void sort_answers(std::vector<Answer>& answers, const ownership::ShareReader& reader) {
  const auto rank = [&](const Answer& answer) {
    const Assessment& share = answer.assessment;
    return std::tuple(share.verdict.value_or(Verdict::yes), -share.low.value_or(-INFINITY),
                      -share.high.value_or(INFINITY), number(reader.node(answer.party)));
  };
  std::ranges::sort(answers, {}, rank);
}

std::vector<ProcedureColumn> share_columns() {
  return {{"low", Kind::floating, "FLOAT?"},      {"high", Kind::floating, "FLOAT?"},
          {"exact", Kind::boolean, "BOOLEAN"},    {"verdict", Kind::string, "STRING?"},
          {"low_open", Kind::boolean, "BOOLEAN"}, {"high_open", Kind::boolean, "BOOLEAN"}};
}

void add_share(std::vector<Value>& row, const Assessment& assessment) {
  row.push_back(number_value(assessment.low));
  row.push_back(number_value(assessment.high));
  row.emplace_back(assessment.exact);
  row.push_back(verdict_value(assessment.verdict));
  row.emplace_back(assessment.low_open);
  row.emplace_back(assessment.high_open);
}

std::vector<Party> owners_above(const ShareGraph& graph, Party company, std::string_view which) {
  std::vector<Party> owners = ownership::reach(graph, company, Direction::in, End::high);
  std::erase_if(owners, [&](Party owner) {
    return which == "roots" && (owner == company || !ownership::is_root(graph, owner));
  });
  return owners;
}

}  // namespace stemma::engine
