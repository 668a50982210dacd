#include "engine/procedures/ownership/request.hpp"

#include <fmt/format.h>

#include "core/temporal/parse.hpp"
#include "engine/ownership/single_share.hpp"
#include "engine/procedures/ownership/mapping_reader.hpp"

namespace stemma::engine {
namespace {

std::vector<std::string> all_settings(std::initializer_list<std::string_view> more) {
  std::vector<std::string> names = {"as_of", "mapping", "same_as", "beneficial"};
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

}  // namespace

Result<OwnershipRequest> OwnershipRequest::read(std::string_view procedure,
                                                const ProcedureContext& context,
                                                const Value& settings,
                                                std::initializer_list<std::string_view> more) {
  const auto names = all_settings(more);
  const std::vector<std::string_view> known(names.begin(), names.end());
  STEMMA_TRY(Config config, Config::read(procedure, settings, known));
  OwnershipRequest request(procedure, context, std::move(config));
  STEMMA_TRY(request.read_mapping());
  STEMMA_TRY(request.read_day());
  STEMMA_TRY(request.read_merged());
  const Value* const beneficial = request.config_.find("beneficial");
  if (beneficial != nullptr && !beneficial->is(Kind::boolean)) {
    return request.config_.refuse("beneficial", *beneficial, "true or false");
  }
  request.scope_.beneficial = beneficial != nullptr && beneficial->boolean();
  return request;
}

Result<void> OwnershipRequest::read_mapping() {
  const Value* const value = config_.find("mapping");
  scope_.mapping = ownership::usual_mapping(snapshot_->catalog());
  if (value == nullptr) return {};
  STEMMA_TRY(scope_.mapping, engine::read_mapping(snapshot_->catalog(), procedure_, *value));
  return {};
}

Result<void> OwnershipRequest::read_day() {
  const Value* const value = config_.find("as_of");
  if (value == nullptr) return {};
  if (value->is(Kind::date)) {
    scope_.as_of = value->days();
    return {};
  }
  if (!value->is(Kind::string)) return config_.refuse("as_of", *value, "a date");
  STEMMA_TRY(const Value date, temporal::parse_date(value->string()));
  scope_.as_of = date.days();
  return {};
}

Result<void> OwnershipRequest::read_merged() {
  const Value* const value = config_.find("same_as");
  if (value == nullptr) return {};
  if (!value->is(Kind::list)) return config_.refuse("same_as", *value, "a list of lists of nodes");
  for (const Value& group : value->list()) {
    STEMMA_TRY(const auto members, nodes(group));
    if (!members.empty()) scope_.merged.merge(members);
  }
  return {};
}

Result<NodeId> OwnershipRequest::node(const Value& argument) const {
  return ownership::find_node(*snapshot_, scope_.mapping, procedure_, argument);
}

Result<std::vector<NodeId>> OwnershipRequest::nodes(const Value& argument) const {
  std::vector<NodeId> nodes;
  if (!argument.is(Kind::list)) {
    STEMMA_TRY(const NodeId one, node(argument));
    nodes.push_back(one);
    return nodes;
  }
  for (const Value& each : argument.list()) {
    STEMMA_TRY(const NodeId one, node(each));
    nodes.push_back(one);
  }
  return nodes;
}

Result<std::optional<ownership::Threshold>> OwnershipRequest::threshold() const {
  using Answer = std::optional<ownership::Threshold>;
  const Value* const value = config_.find("threshold");
  STEMMA_TRY(const auto comparison, config_.text("comparison"));
  if (comparison && *comparison != ">" && *comparison != ">=") {
    return config_.refuse("comparison", Value(*comparison), "'>' or '>='");
  }
  if (value == nullptr) return Answer{};
  if (value->is(Kind::string) && !comparison) {
    const Answer threshold = ownership::Threshold::parse(value->string());
    if (threshold) return threshold;
  } else if (const auto decimal = ownership::read_decimal(*value, false)) {
    return Answer(ownership::Threshold{ownership::to_rational(*decimal), comparison == ">"});
  }
  return config_.refuse("threshold", *value, "a number, or a text such as '>= 25%' or '> 0.5'");
}

Result<std::uint64_t> OwnershipRequest::steps() const {
  STEMMA_TRY(const auto steps, config_.integer("steps", 1, 1'000'000'000'000));
  return steps ? static_cast<std::uint64_t>(*steps) : ownership::chain_steps_max;
}

Result<std::size_t> OwnershipRequest::chains() const {
  STEMMA_TRY(const auto chains, config_.integer("chains", 0, 1000));
  return static_cast<std::size_t>(chains.value_or(1));
}

Result<std::string> OwnershipRequest::owners(std::string_view usual) const {
  STEMMA_TRY(const auto owners, config_.text("owners"));
  if (!owners) return std::string(usual);
  if (*owners == "roots" || *owners == "all") return *owners;
  return config_.refuse("owners", Value(*owners), "'roots' or 'all'");
}

Result<ownership::Question> OwnershipRequest::question() const {
  ownership::Question question;
  STEMMA_TRY(const auto measure, config_.text("measure"));
  if (measure) {
    const auto found = ownership::measure_of(*measure);
    if (!found) return config_.refuse("measure", Value(*measure), ownership::known_measures());
    question.measure = *found;
  }
  STEMMA_TRY(question.threshold, threshold());
  STEMMA_TRY(question.steps, steps());
  const Value* const without_direct = config_.find("exclude_direct");
  if (without_direct != nullptr && !without_direct->is(Kind::boolean)) {
    return config_.refuse("exclude_direct", *without_direct, "true or false");
  }
  question.without_direct = without_direct != nullptr && without_direct->boolean();
  if (ownership::needs_threshold(question.measure) && !question.threshold) {
    return config_.refuse("threshold", Value(),
                          fmt::format("a threshold, which the test '{}' needs", *measure));
  }
  return question;
}

}  // namespace stemma::engine
