#include "shell/shell.hpp"

#include <fmt/format.h>

#include "shell/dot_command.hpp"
#include "shell/file_text.hpp"
#include "shell/queries/parameters.hpp"
#include "shell/text/statements.hpp"

namespace stemma::shell {

Outcome<Done> Shell::run_text(std::string_view text, std::string_view name) {
  for (std::size_t from = 0; from < text.size() && !ended_;) {
    if (Outcome<Done> done = run_some(text, name, from); !done) return done;
  }
  return Done{};
}

Outcome<Done> Shell::run_some(std::string_view text, std::string_view name, std::size_t& from) {
  ScriptHandle script;
  ErrorHandle error;
  if (stemma_script_split(text.data() + from, text.size() - from, Into(script), Into(error)) >=
      STEMMA_ERROR) {
    return failure_of(error, Origin{name, text, from});
  }
  const std::size_t origin = from;
  for (std::size_t i = 0; i < stemma_script_count(script.get()); ++i) {
    const std::size_t begin = origin + stemma_script_begin(script.get(), i);
    const std::size_t end = origin + stemma_script_end(script.get(), i);
    const std::size_t first = begin + blank_bytes(text.substr(begin, end - begin));
    if (first < end && text[first] == '.') {
      const std::size_t line_end = std::min(text.find('\n', first), text.size());
      from = line_end;
      Outcome<Done> done = run_dot_command(*this, text.substr(first, line_end - first));
      // The arguments of the program were right; what it was told to do is wrong.
      if (!done && done.failure().code == ExitCode::usage) return Failure{done.failure().text};
      return done;
    }
    if (first == end) continue;
    Outcome<Done> done = answer(connection_.session.get(), text.substr(begin, end - begin),
                                parameters_.get(), {name, text, begin}, screen_, settings_);
    if (!done) return done;
  }
  from = text.size();
  return Done{};
}

Outcome<Done> Shell::run_file(const std::string& path) {
  if (files_open_ == files_open_max) {
    return Failure{fmt::format("error: '{}' would be read inside {} others", path, files_open_max)};
  }
  const Outcome<std::string> text = file_text(path);
  if (!text) return text.failure();
  ++files_open_;
  Outcome<Done> done = run_text(*text, path);
  --files_open_;
  return done;
}

Outcome<Done> Shell::run_saved(std::string_view name, const std::vector<std::string>& pairs) {
  const Outcome<QueryLibrary> folder = library();
  if (!folder) return folder.failure();
  const Outcome<SavedQuery> query = folder->read(name);
  if (!query) return query.failure();
  const Outcome<ParametersHandle> parameters = parameters_of(*query, pairs);
  if (!parameters) return parameters.failure();
  const std::string file = query->path.string();
  const std::string_view statement = only_statement(query->text);
  const auto offset = static_cast<std::size_t>(statement.data() - query->text.data());
  // It is written for many databases, and names more than any one of them has.
  Settings settings = settings_;
  settings.notes = false;
  return answer(connection_.session.get(), statement, parameters->get(),
                {file, query->text, offset}, screen_, settings);
}

}  // namespace stemma::shell
