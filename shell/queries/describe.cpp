#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "shell/queries/query_library.hpp"

namespace stemma::shell {
namespace {

std::string described(const SavedParameter& parameter) {
  return fmt::format("{} {}{}", parameter.name, parameter.type,
                     parameter.literal ? " = " + *parameter.literal : std::string(", to be given"));
}

}  // namespace

Outcome<std::string> described(const QueryLibrary& library) {
  std::string text;
  std::string faults;
  for (const std::string& name : library.names()) {
    const Outcome<SavedQuery> query = library.read(name);
    if (!query) {
      faults += query.failure().text + '\n';
      continue;
    }
    fmt::format_to(std::back_inserter(text), "{}\n    {}\n", name, query->title);
    for (const SavedParameter& parameter : query->parameters) {
      fmt::format_to(std::back_inserter(text), "    {} : {}\n", described(parameter),
                     parameter.text);
    }
  }
  if (!faults.empty()) return Failure{text + faults.substr(0, faults.size() - 1)};
  if (text.empty()) text = fmt::format("no .cypher files are in {}\n", library.folder().string());
  return text;
}

std::string described(const SavedQuery& query) {
  std::string text = fmt::format("{}: {}\n", query.name, query.title);
  if (!query.description.empty()) text += query.description + '\n';
  for (const SavedParameter& parameter : query.parameters) {
    text += fmt::format("  parameter {} : {}\n", described(parameter), parameter.text);
  }
  for (const SavedColumn& column : query.columns) {
    text += fmt::format("  column {} {} : {}\n", column.name, column.type, column.text);
  }
  for (const std::string& example : query.examples) text += fmt::format("  example: {}\n", example);
  return text;
}

}  // namespace stemma::shell
