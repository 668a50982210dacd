#include "shell/dot_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "shell/schema_text.hpp"
#include "shell/shell.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {
namespace {

using Words = std::vector<std::string>;

Outcome<Done> help(Shell& shell, const Words& /*words*/) {
  for (const DotCommand& command : dot_commands()) {
    *shell.screen().out << fmt::format(
        "{:<24} {}\n", fmt::format("{} {}", command.name, command.arguments), command.help);
  }
  *shell.screen().out << "A statement ends with ';'. Ctrl-C stops it, Ctrl-D leaves.\n";
  return Done{};
}

Outcome<Done> schema(Shell& shell, const Words& /*words*/) {
  const Outcome<std::string> text = schema_text(shell.connection().database.get());
  if (!text) return text.failure();
  *shell.screen().out << *text;
  return Done{};
}

Outcome<Done> run(Shell& shell, const Words& words) {
  return shell.run_saved(words[1], Words(words.begin() + 2, words.end()));
}

Outcome<Done> queries(Shell& shell, const Words& words) {
  const Outcome<QueryLibrary> library = shell.library();
  if (!library) return library.failure();
  if (words.size() == 1) {
    const Outcome<std::string> text = described(*library);
    if (!text) return text.failure();
    *shell.screen().out << *text;
    return Done{};
  }
  const Outcome<SavedQuery> query = library->read(words[1]);
  if (!query) return query.failure();
  *shell.screen().out << described(*query);
  return Done{};
}

Outcome<Done> timer(Shell& shell, const Words& words) {
  if (words.size() > 1 && words[1] != "on" && words[1] != "off") {
    return Failure{fmt::format("error: .timer is on or off, not '{}'", words[1])};
  }
  bool& on = shell.settings().timer;
  on = words.size() > 1 ? words[1] == "on" : !on;
  if (words.size() == 1) *shell.screen().out << (on ? "timer is on\n" : "timer is off\n");
  return Done{};
}

Outcome<Done> mode(Shell& shell, const Words& words) {
  if (words.size() == 1) {
    *shell.screen().out << fmt::format("{} (of {})\n", name_of(shell.settings().format),
                                       fmt::join(format_names, ", "));
    return Done{};
  }
  const std::optional<Format> format = format_named(words[1]);
  if (!format) {
    return Failure{fmt::format("error: no mode is named '{}'\n  there are {}", words[1],
                               fmt::join(format_names, ", "))};
  }
  shell.settings().format = *format;
  return Done{};
}

Outcome<Done> read(Shell& shell, const Words& words) {
  if (shell.settings().safe) return Failure{"error: .read may not read files: --safe was given"};
  return shell.run_file(words[1]);
}

Outcome<Done> quit(Shell& shell, const Words& /*words*/) {
  shell.end();
  return Done{};
}

struct Entry {
  Outcome<Done> (*run)(Shell&, const Words&);
  std::size_t words_min;
  std::size_t words_max;
};

constexpr std::size_t any = 1000;

constexpr std::array commands = {
    DotCommand{".help", "", "tells these commands"},
    DotCommand{".schema", "", "labels, types, properties and indexes of the graph"},
    DotCommand{".run", "NAME [KEY=VALUE ...]", "runs a saved query"},
    DotCommand{".queries", "[NAME]", "lists the saved queries, or tells all of one"},
    DotCommand{".timer", "[on|off]", "shows how long statements take"},
    DotCommand{".mode", "[MODE]", "how rows are written: box, csv, json, ..."},
    DotCommand{".read", "FILE", "runs a file of statements"},
    DotCommand{".quit", "", "leaves"},
};
constexpr std::array<Entry, commands.size()> entries = {
    Entry{help, 1, 1},  Entry{schema, 1, 1}, Entry{run, 2, any}, Entry{queries, 1, 2},
    Entry{timer, 1, 2}, Entry{mode, 1, 2},   Entry{read, 2, 2},  Entry{quit, 1, 1}};

Failure unknown(const std::string& name) {
  Words names;
  for (const DotCommand& command : commands) names.emplace_back(command.name);
  const std::string meant = nearest(name, names);
  return {fmt::format(
      "error: no command is named '{}'\n  {}", name,
      meant.empty() ? "'.help' tells them all" : fmt::format("did you mean '{}'?", meant))};
}

}  // namespace

std::span<const DotCommand> dot_commands() { return commands; }

Outcome<Done> run_dot_command(Shell& shell, std::string_view line) {
  line = trimmed(line);
  // A `;` out of habit.
  while (line.ends_with(';')) line = trimmed(line.substr(0, line.size() - 1));
  const Words words = words_of(line);
  const auto found = std::ranges::find(commands, std::string_view(words[0]), &DotCommand::name);
  if (found == commands.end()) return unknown(words[0]);
  const Entry& entry = entries[static_cast<std::size_t>(found - commands.begin())];
  if (words.size() < entry.words_min || words.size() > entry.words_max) {
    return Failure{fmt::format("error: write {} {}", found->name, found->arguments)};
  }
  return entry.run(shell, words);
}

}  // namespace stemma::shell
