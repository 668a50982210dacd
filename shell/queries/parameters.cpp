#include "shell/queries/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "shell/queries/saved_value.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {
namespace {

Outcome<ParametersHandle> no_parameters() {
  ParametersHandle parameters;
  ErrorHandle error;
  if (stemma_parameters_make(Into(parameters), Into(error)) >= STEMMA_ERROR) {
    return Failure{stemma_error_message(error.get())};
  }
  return parameters;
}

Outcome<Done> set(const ParametersHandle& parameters, const std::string& name,
                  const ValueHandle& value) {
  ErrorHandle error;
  if (stemma_parameters_set(parameters.get(), name.data(), name.size(), value.get(), Into(error)) >=
      STEMMA_ERROR) {
    return Failure{
        fmt::format("error: parameter '{}': {}", name, stemma_error_message(error.get())),
        ExitCode::usage};
  }
  return Done{};
}

std::vector<std::string> names_of(const SavedQuery& query) {
  std::vector<std::string> names;
  for (const SavedParameter& parameter : query.parameters) names.push_back(parameter.name);
  return names;
}

Failure unknown_parameter(const SavedQuery& query, const std::string& name) {
  const std::vector<std::string> names = names_of(query);
  const std::string meant = nearest(name, names);
  const std::string help = names.empty()   ? "it has none"
                           : meant.empty() ? fmt::format("it has {}", fmt::join(names, ", "))
                                           : fmt::format("did you mean '{}'?", meant);
  return {fmt::format("error: '{}' has no parameter '{}'\n  {}", query.name, name, help),
          ExitCode::usage};
}

Failure missing_parameter(const SavedQuery& query, const SavedParameter& parameter) {
  return {fmt::format("error: '{}' needs parameter '{}' ({}: {})\n  write {}=...", query.name,
                      parameter.name, parameter.type, parameter.text, parameter.name),
          ExitCode::usage};
}

/// The pairs by name, each a parameter of the query.
Outcome<std::map<std::string, std::string>> checked_pairs(const SavedQuery& query,
                                                          const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> written;
  for (const std::string& text : pairs) {
    Outcome<Pair> pair = pair_of(text);
    if (!pair) return pair.failure();
    if (std::ranges::count(query.parameters, pair->name, &SavedParameter::name) == 0) {
      return unknown_parameter(query, pair->name);
    }
    if (!written.emplace(pair->name, pair->value).second) {
      return Failure{fmt::format("error: parameter '{}' is given twice", pair->name),
                     ExitCode::usage};
    }
  }
  return written;
}

}  // namespace

Outcome<Pair> pair_of(std::string_view written) {
  std::string_view name = written.substr(0, written.find('='));
  if (name.size() == written.size() || name.empty()) {
    return Failure{fmt::format("error: '{}' is no parameter\n  write name=value", written),
                   ExitCode::usage};
  }
  const std::string_view value = written.substr(name.size() + 1);
  if (name.starts_with('$')) name.remove_prefix(1);
  return Pair{std::string(name), std::string(value)};
}

Outcome<ParametersHandle> parameters_of(const std::vector<std::string>& pairs) {
  Outcome<ParametersHandle> parameters = no_parameters();
  if (!parameters) return parameters;
  for (const std::string& text : pairs) {
    const Outcome<Pair> pair = pair_of(text);
    if (!pair) return pair.failure();
    const Outcome<ValueHandle> value = literal_or_text(pair->value);
    if (!value) return value.failure();
    if (const Outcome<Done> done = set(*parameters, pair->name, *value); !done) {
      return done.failure();
    }
  }
  return parameters;
}

Outcome<ParametersHandle> parameters_of(const SavedQuery& query,
                                        const std::vector<std::string>& pairs) {
  const Outcome<std::map<std::string, std::string>> written = checked_pairs(query, pairs);
  if (!written) return written.failure();
  Outcome<ParametersHandle> parameters = no_parameters();
  if (!parameters) return parameters;
  for (const SavedParameter& parameter : query.parameters) {
    const auto found = written->find(parameter.name);
    if (found == written->end() && !parameter.literal) return missing_parameter(query, parameter);
    const Outcome<ValueHandle> value =
        found == written->end() ? default_value(query, parameter)
                                : typed_value(parameter.name, parameter.type, found->second);
    if (!value) return value.failure();
    if (const Outcome<Done> done = set(*parameters, parameter.name, *value); !done) {
      return done.failure();
    }
  }
  return parameters;
}

}  // namespace stemma::shell
