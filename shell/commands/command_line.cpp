#include "shell/commands/command_line.hpp"

#include <iostream>

namespace stemma::shell {

std::optional<ExitCode> read_arguments(CLI::App& app, int count, char** arguments) {
  try {
    app.parse(count, arguments);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      app.exit(error, std::cout, std::cerr);
      return ExitCode::ok;
    }
    std::cerr << "error: " << error.what() << "\n  '" << app.get_name()
              << " --help' tells what there is\n";
    return ExitCode::usage;
  }
}

ExitCode tell(const Failure& failure) {
  std::cout.flush();
  std::cerr << failure.text << '\n';
  return failure.code;
}

ExitCode told(const Outcome<Done>& done) { return done ? ExitCode::ok : tell(done.failure()); }

void add_format(CLI::App& app, std::string& format) {
  std::vector<std::string> names(format_names.begin(), format_names.end());
  app.add_option("--format", format, "How rows are written; the default is box")
      ->check(CLI::IsMember(names))
      ->type_name("FORMAT");
}

void add_queries(CLI::App& app, std::string& queries) {
  app.add_option(
         "--queries", queries,
         "The folder of saved queries; else $STEMMA_QUERIES, ./queries, those that came with "
         "the program")
      ->type_name("DIR");
}

}  // namespace stemma::shell
